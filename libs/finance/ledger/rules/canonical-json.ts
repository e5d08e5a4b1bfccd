/** A value whose JSON can be made again byte by byte in any language: text, null, and lists and objects of them. No numbers, because languages print them differently. */
export type TextJson = string | null | readonly TextJson[] | { readonly [name: string]: TextJson };

/** The one JSON text of a value: no blanks, names in the order of their characters (as RFC 8785 has it). */
export function canonicalJson(value: TextJson): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return `{${Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`)
    .join(',')}}`;
}

/** Whether a value that was read from JSON is made of text alone. */
export const isTextJson = (value: unknown): value is TextJson =>
  value === null ||
  typeof value === 'string' ||
  (typeof value === 'object' && Object.values(value).every(isTextJson));

const isList = (value: TextJson): value is readonly TextJson[] => Array.isArray(value);
