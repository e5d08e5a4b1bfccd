/**
 * The fields of an object that were given. A field that is left out and one that is null both count
 * as not given.
 */
export const stated = <T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], null | undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as {
    [Key in keyof T]?: Exclude<T[Key], null | undefined>;
  };
