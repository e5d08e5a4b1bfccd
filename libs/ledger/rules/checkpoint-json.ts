/**
 * A value whose JSON text is the same, byte by byte, in any programming language: text, null, and
 * lists and objects of such values. Numbers are excluded, because languages format them
 * differently.
 */
export type TextJson = string | null | readonly TextJson[] | { readonly [name: string]: TextJson };

/**
 * Returns the canonical JSON text of a value, that is, the only text allowed for this value: no
 * blanks, names sorted by code unit (as in RFC 8785).
 */
export function canonicalJson(value: TextJson): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return `{${Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`)
    .join(',')}}`;
}

/** Tells whether a parsed JSON value contains no numbers and no booleans. */
export const isTextJson = (value: unknown): value is TextJson =>
  value === null ||
  typeof value === 'string' ||
  (typeof value === 'object' && Object.values(value).every(isTextJson));

const isList = (value: TextJson): value is readonly TextJson[] => Array.isArray(value);
