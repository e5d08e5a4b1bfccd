import type { Content } from './document-type.js';

/** Control characters that no text file has, apart from tabs, line ends and form feeds. */
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
const MARKUP =
  /^\s*(<!doctype\s+(html|svg)|<\?xml|<!--|<(html|head|body|script|svg|iframe|meta)\b)/i;

/**
 * Recognises text in UTF-8 or GB 18030 from the beginning of a file, and text that a browser would
 * render as a page or a drawing. Returns null for other content.
 * @param complete whether `beginning` is the whole file; if not, its last character may be cut in
 * two
 */
export function contentOfText(beginning: Uint8Array, complete: boolean): Content | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decoded(beginning, encoding, complete);
    if (text !== null && !NOT_TEXT.test(text)) return MARKUP.test(text) ? 'markup' : 'text';
  }
  return null;
}

function decoded(bytes: Uint8Array, encoding: string, complete: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !complete });
  } catch {
    return null;
  }
}
