/**
 * Returns the fields of an object that have a value. Fields that are undefined or null are left
 * out.
 */
export const givenFields = <T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], null | undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as {
    [Key in keyof T]?: Exclude<T[Key], null | undefined>;
  };
