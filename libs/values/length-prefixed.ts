/**
 * Joins texts into one unambiguous text, from which hashes are computed: each value becomes
 * `length:value,` and null becomes `-,`. The length counts UTF-8 bytes, so the result is
 * unambiguous whatever the values contain, and can be reproduced in any programming language.
 */
export const lengthPrefixed = (values: readonly (string | null)[]): string =>
  values.map((value) => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`)).join('');
