/** What a JSON body may be made of, whatever its route. */
export interface JsonBounds {
  /** Objects and lists within each other. */
  depth: number;
  /** Fields of one object. */
  fields: number;
  /** Fields of all objects and items of all lists together. */
  values: number;
  /** Bytes of one text as it is written, names of fields included. */
  textBytes: number;
}

/**
 * Far above what any form of ours sends: the deepest has four levels, the widest thirty fields, the
 * longest list a few thousand values, the longest text four thousand characters.
 */
export const JSON_BOUNDS: JsonBounds = {
  depth: 20,
  fields: 200,
  values: 20_000,
  textBytes: 65_536,
};

/** Which bound a body goes beyond, null for none, and how many of its bytes were looked at to find out. */
export interface Measured {
  over: keyof JsonBounds | null;
  visited: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Measures a body before anything is made of it: one pass over its bytes, without recursion, that ends at the
 * first bound passed. What is no JSON at all may be measured wrongly; the parser refuses that afterwards.
 */
export function measureJson(bytes: Uint8Array, bounds: JsonBounds = JSON_BOUNDS): Measured {
  const fieldsOf: number[] = [];
  let values = 0;
  let at = 0;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = endOfText(bytes, at, bounds.textBytes);
      if (end === null) return { over: 'textBytes', visited: at + bounds.textBytes + 1 };
      at = end;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (fieldsOf.push(0) > bounds.depth) return { over: 'depth', visited: at + 1 };
      // A list of n items has n - 1 commas: its opening counts for the first.
      if (byte === OPEN_LIST) values += 1;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      fieldsOf.pop();
    } else if (byte === COLON) {
      const fields = (fieldsOf.pop() ?? 0) + 1;
      if (fields > bounds.fields) return { over: 'fields', visited: at + 1 };
      fieldsOf.push(fields);
      values += 1;
    } else if (byte === COMMA) {
      values += 1;
    }
    if (values > bounds.values) return { over: 'values', visited: at + 1 };
  }
  return { over: null, visited: at };
}

/** Where a text ends that begins at `start`; null when it is longer than `max`. An unfinished one ends with the bytes. */
function endOfText(bytes: Uint8Array, start: number, max: number): number | null {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (at - start - 1 > max) return null;
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}
