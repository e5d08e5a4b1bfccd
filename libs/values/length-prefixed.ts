/**
 * Joins texts into one unambiguous text, the input of every hash: each value as `bytes:value,` and
 * null as `-,`. Lengths count UTF-8 bytes, so that the result is unambiguous whatever the values
 * contain, and can be reproduced in any programming language.
 */
export const lengthPrefixed = (values: readonly (string | null)[]): string =>
  values.map((value) => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`)).join('');
