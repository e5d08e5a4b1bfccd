import type { TableDocument } from './table-document.js';

/** Margins of a page at its sides, and padding at each side of a column, in points. */
export const PAGE_MARGIN = 30;
export const COLUMN_PADDING = 3;
/** Width in points between the margins of an A4 page in landscape. */
const PAGE_WIDTH = 841.89 - 2 * PAGE_MARGIN;
/** Sizes of type in points: that of tables with room, and the smallest that can be read. */
const LARGEST = 8.5;
export const SMALLEST_TYPE = 5;
/** Number of characters after which a word without a place to break it is broken all the same. */
const LONGEST_WORD = 24;

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;
const LONG_WORD = new RegExp(
  `[^\\s\\p{Script=Han}-]{${LONGEST_WORD}}(?=[^\\s\\p{Script=Han}-])`,
  'gu',
);
const PLACES_TO_BREAK = /\s+|(?<=-)|(?<=\p{Script=Han})|(?=\p{Script=Han})/u;

/** Breaks words that are longer than a column can be, such as a hash. */
export const withBrokenWords = (text: string): string => text.replace(LONG_WORD, '$&\n');

/** Returns the width of a text, in sizes of its type; somewhat more than it takes. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 1.05 : 0.62), 0);

/** Returns the width of the longest part of a text that stays on one line. */
const longestPart = (text: string): number =>
  Math.max(0, ...withBrokenWords(text).split(PLACES_TO_BREAK).map(widthOf));

/**
 * Returns the size of type in points with which no column of a table leaves the page; null when it
 * would be too small to read.
 */
export function typeSize({ columns, rows, total }: TableDocument): number | null {
  const least = columns.map(({ heading, kind }, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const parts =
      kind === 'number' ? [...cells, total[at] ?? ''].map(widthOf) : cells.map(longestPart);
    return parts.reduce((widest, part) => Math.max(widest, part), longestPart(heading));
  });
  const room = PAGE_WIDTH - 2 * COLUMN_PADDING * columns.length;
  const size =
    room /
    Math.max(
      1,
      least.reduce((sum, width) => sum + width, 0),
    );
  return size < SMALLEST_TYPE ? null : Math.min(LARGEST, Math.floor(size * 2) / 2);
}
