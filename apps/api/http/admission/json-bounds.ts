/** Limits of a JSON body, the same for every route. */
export interface JsonBounds {
  /** Nesting depth of objects and lists. */
  depth: number;
  /** Fields in one object. */
  fields: number;
  /** Fields of all objects and items of all lists, in total. */
  values: number;
  /** Bytes of one string as written, field names included. */
  textBytes: number;
}

/**
 * Limits far above what any of the program's own forms sends: the deepest has four levels, the
 * widest thirty fields, the longest list a few thousand values, the longest text four thousand
 * characters.
 */
export const JSON_BOUNDS: JsonBounds = {
  depth: 20,
  fields: 200,
  values: 20_000,
  textBytes: 65_536,
};

/**
 * Result of measuring a body: the limit that it exceeds, null for none, and the number of bytes
 * that were examined.
 */
export interface Measured {
  over: keyof JsonBounds | null;
  visited: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Checks a body against the limits before it is parsed. Makes one pass over the bytes, without
 * recursion, and stops at the first limit exceeded. Text that is not JSON may be measured wrongly;
 * the parser rejects it afterwards.
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
      // A list of n items has n - 1 commas, so its opening bracket counts as the first item.
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
 * Position at which the string that begins at `start` ends; null when it is longer than `max`. A
 * string without a closing quote ends with the bytes.
 */
function endOfText(bytes: Uint8Array, start: number, max: number): number | null {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (at - start - 1 > max) return null;
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}
