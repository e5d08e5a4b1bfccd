/** Control characters, lone surrogates, and marks that turn the direction of what follows: they hide what a text says. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

/** Reads a text: line ends as `\n`, normalized (NFC), trimmed; undefined when it is none, or too short, too long or unclean. */
export function decodeText(raw: unknown, { min, max, lines }: { min: number; max: number; lines: boolean }): string | undefined {
  if (typeof raw !== 'string' || raw.length > max * 4) return undefined;
  const text = raw.replace(/\r\n/g, '\n').normalize('NFC').trim();
  if (FORBIDDEN.test(lines ? text.replace(/[\n\t]/g, '') : text)) return undefined;
  const { length } = [...text];
  return length >= min && length <= max ? text : undefined;
}
