/**
 * One text of many: each as `bytes:value,` and `-,` for null. Lengths (UTF-8) make it unambiguous whatever the values contain,
 * in any language that can count bytes; hashes are taken over such texts.
 */
export const lengthPrefixed = (values: readonly (string | null)[]): string =>
  values.map((value) => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`)).join('');
