/** The fields that were stated; a field left out and one that is null both mean "not given". */
export const stated = <T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], null | undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as {
    [Key in keyof T]?: Exclude<T[Key], null | undefined>;
  };
