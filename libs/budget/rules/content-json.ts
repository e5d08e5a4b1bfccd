/**
 * Converts the content of a change request to JSON. Amounts in fen become text, because a JSON
 * number would round them.
 */
export const packContent = (content: object): object =>
  JSON.parse(
    JSON.stringify(content, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  ) as object;

/**
 * Restores the content of a change request from JSON. The value of each field whose name ends in
 * `Fen` becomes a `bigint`.
 */
export function unpackContent<Content>(json: object): Content {
  return JSON.parse(JSON.stringify(json), (key, value: unknown) => {
    if (!key.endsWith('Fen')) return value;
    return Array.isArray(value) ? value.map(fenOf) : fenOf(value);
  }) as Content;
}

const fenOf = (value: unknown): unknown => (typeof value === 'string' ? BigInt(value) : value);
