/**
 * Control characters, lone surrogates, and marks that turn the direction of what follows: they hide what a text says. So does the
 * mark that stands for damaged bytes (U+FFFD): what it replaced is lost.
 */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff]/u;

/** Reads a text: line ends as `\n`, normalized (NFC), trimmed unless told otherwise; undefined when it is none, or too short, too long or unclean. */
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
