/** Limits on the structure of a JSON body. They are the same for every route. */
export interface JsonBounds {
  /** Largest nesting depth of objects and lists. */
  depth: number;
  /** Largest number of fields in one object. */
  fields: number;
  /** Largest number of values: fields of all objects plus items of all lists. */
  values: number;
  /**
   * Largest number of bytes in one string or field name, as written in the body, escapes included.
   */
  textBytes: number;
}

/**
 * The limits in use. They are far above what the web app sends: at most four levels, thirty fields
 * in an object, a few thousand values, and texts of four thousand characters.
 */
export const JSON_BOUNDS: JsonBounds = {
  depth: 20,
  fields: 200,
  values: 20_000,
  textBytes: 65_536,
};

/**
 * Result of checking a body: the limit that the body exceeds (null when it exceeds none), and the
 * number of bytes that were examined.
 */
export interface Measured {
  over: keyof JsonBounds | null;
  visited: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Checks a body against the limits before it is parsed. Makes one pass over the bytes, without
 * recursion, and stops at the first exceeded limit, so that a hostile body costs little. For text
 * that is not valid JSON the result may be wrong, which is harmless because the parser rejects it
 * afterwards.
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
      // A list of n items has n - 1 commas, so the opening bracket is counted as one item.
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

/**
 * Returns the position of the closing quote of the string that begins at `start`. Returns null when
 * the string is longer than `max` bytes, and the length of the input when there is no closing
 * quote.
 */
function endOfText(bytes: Uint8Array, start: number, max: number): number | null {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (at - start - 1 > max) return null;
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}
