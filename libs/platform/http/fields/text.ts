/**
 * Matches characters that texts must not contain. Control characters, lone surrogates and direction
 * marks can hide what a text really says; U+FFFD replaces damaged characters, whose content is
 * lost.
 */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff]/u;

/**
 * Normalizes a text: line ends as `\n`, Unicode form NFC, and trimmed unless `trims` is false.
 * Returns undefined for a value that is not a string, is too short or too long, or contains
 * forbidden characters.
 */
export function decodeText(
  raw: unknown,
  { min, max, lines, trims = true }: { min: number; max: number; lines: boolean; trims?: boolean },
): string | undefined {
  if (typeof raw !== 'string' || raw.length > max * 4) return undefined;
  const normal = raw.replace(/\r\n/g, '\n').normalize('NFC');
  const text = trims ? normal.trim() : normal;
  if (FORBIDDEN.test(lines ? text.replace(/[\n\t]/g, '') : text)) return undefined;
  const { length } = [...text];
  return length >= min && length <= max ? text : undefined;
}
