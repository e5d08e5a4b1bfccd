/** The JSON of a filing's content: amounts in fen as text, since a JSON number rounds them. */
export const packContent = (content: object): object =>
  JSON.parse(
    JSON.stringify(content, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  ) as object;

/** The content again: whatever a field whose name ends in `Fen` holds becomes `bigint`. */
export function unpackContent<Content>(json: object): Content {
  return JSON.parse(JSON.stringify(json), (key, value: unknown) => {
    if (!key.endsWith('Fen')) return value;
    return Array.isArray(value) ? value.map(fenOf) : fenOf(value);
  }) as Content;
}

const fenOf = (value: unknown): unknown => (typeof value === 'string' ? BigInt(value) : value);
