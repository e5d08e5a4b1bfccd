/**
 * Characters that texts must not contain: control characters, lone surrogates, and direction marks,
 * all of which can hide what a text says; and U+FFFD, which replaces damaged bytes whose content is
 * lost.
 */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff]/u;

/**
 * Reads a text: line ends as `\n`, normalized (NFC), trimmed by default. Returns undefined for a
 * value that is no text, too short, too long, or contains forbidden characters.
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
