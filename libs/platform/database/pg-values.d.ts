/** Type of `pg`'s function that serialises parameters, which the package does not publish. */
declare module 'pg/lib/utils.js' {
  const utils: { prepareValue(value: unknown): unknown };
  export default utils;
}
