/**
 * Type of an internal function of `pg` that converts a parameter to its text; the package does not
 * publish this type.
 */
declare module 'pg/lib/utils.js' {
  const utils: { prepareValue(value: unknown): unknown };
  export default utils;
}
