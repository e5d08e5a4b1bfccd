import { BODY, BODY_WIDTH, HEADING } from './gbt9704.js';
import { type Font, paragraph } from './word-xml.js';

/** Two characters before the first line of a paragraph. */
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

/** Returns a paragraph of the body of an official paper. */
export const text = (words: string): string => paragraph(words, BODY, INDENT);

/** Returns the heading of a section. */
export const heading = (words: string): string => paragraph(words, HEADING, INDENT);

/** Returns a line in the middle, such as the title. */
export const centred = (words: string, font: Font): string =>
  paragraph(words, font, '<w:jc w:val="center"/>');

/** Returns a line at the right, such as the day of issue. */
export const atTheRight = (words: string): string =>
  paragraph(words, BODY, '<w:jc w:val="right"/>');

/** Returns an empty line. */
export const empty = (): string => paragraph('', BODY);

/** Returns widths in twips that together are the width of the body, from parts of it. */
export function widthsOf(parts: readonly number[]): number[] {
  const all = parts.reduce((sum, one) => sum + one, 0);
  return parts.map((one) => Math.floor((BODY_WIDTH * one) / all));
}
