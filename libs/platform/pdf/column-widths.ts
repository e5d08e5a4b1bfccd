import type { PrintedColumn, TableDocument } from './table-document.js';

/** Margins of a page at its sides, and padding at each side of a column, in points. */
export const PAGE_MARGIN = 30;
export const COLUMN_PADDING = 3;
/** Width in points between the margins of an A4 page in landscape. */
const PAGE_WIDTH = 841.89 - 2 * PAGE_MARGIN;
/** Sizes of type in points: that of tables with room, and the smallest of Chinese print (八号). */
const LARGEST_TYPE = 8.5;
const SMALLEST_TYPE = 5;
/** Number of characters after which a word without a place to break it is broken all the same. */
const LONGEST_WORD = 24;
/** Width, in sizes of type, below which no column of longer texts is made. */
const LEAST_OF_TEXT = 4;

/** How a table stands on its pages: size of type and widths of columns without padding, in points. */
export interface TableLayout {
  size: number;
  widths: number[];
}

const isWide = (character: string): boolean => character >= '\u2e80';

/** Returns the width of a character in sizes of its type; rather more than it takes. */
function widthOf(character: string): number {
  if (isWide(character)) return 1.05;
  if (character >= '0' && character <= '9') return 0.58;
  if (character >= 'a' && character <= 'z') return 0.6;
  if (character === '—') return 1.05;
  return '.,:;'.includes(character) ? 0.33 : 0.7;
}

/** Breaks words of more characters than `longest`, such as a hash or an id. */
export function withBrokenWords(text: string, longest = LONGEST_WORD): string {
  let length = 0;
  let broken = '';
  for (const character of text) {
    length = isWide(character) || /\s/.test(character) ? 0 : length + 1;
    if (length > longest) {
      broken += '\n';
      length = 1;
    }
    broken += character;
  }
  return broken;
}

/** Returns the widths of the longest line of a text and of its longest part that is not broken. */
function measured(text: string): { line: number; part: number } {
  const longest = { line: 0, part: 0 };
  let [line, part, length] = [0, 0, 0];
  for (const character of text) {
    const width = widthOf(character);
    line = character === '\n' ? 0 : line + width;
    length = isWide(character) || character <= ' ' || length >= LONGEST_WORD ? 0 : length + 1;
    part = length > 1 ? part + width : character <= ' ' ? 0 : width;
    longest.line = Math.max(longest.line, line);
    longest.part = Math.max(longest.part, part);
  }
  return longest;
}

/** Least and wanted width of a column, in sizes of type. */
interface Need {
  least: number;
  wanted: number;
}

/** Returns what a column needs: numbers stand on one line, texts may be broken. */
function needOf({ heading, kind }: PrintedColumn, cells: readonly string[]): Need {
  const head = measured(heading);
  let least = Math.max(head.part, Math.min(head.line, LEAST_OF_TEXT));
  let wanted = Math.min(head.line, 2 * LEAST_OF_TEXT);
  for (const cell of cells) {
    const { line, part } = measured(cell);
    const own = kind === 'number' ? line : Math.max(part, Math.min(line, LEAST_OF_TEXT));
    least = Math.max(least, own);
    wanted = Math.max(wanted, line);
  }
  return { least, wanted: Math.max(least, wanted) };
}

/** Returns what each column needs; the last one of text also makes room for the word of the total. */
function needs({ columns, rows, total }: TableDocument): Need[] {
  const all = columns.map((column, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    return needOf(column, column.kind === 'number' ? [...cells, total[at] ?? ''] : cells);
  });
  const first = columns.findIndex(({ kind }) => kind === 'number');
  const spanned = all.slice(0, Math.max(first, 0));
  const last = spanned.at(-1);
  const missing =
    measured(total[0] ?? '').line - spanned.reduce((sum, { wanted }) => sum + wanted, 0);
  if (last && missing > 0) last.wanted += missing;
  return all;
}

/**
 * Returns the layout with which no column of a table leaves the page; null when its type would be
 * too small to read.
 */
export function layOut(document: TableDocument): TableLayout | null {
  const columns = needs(document);
  const room = PAGE_WIDTH - 2 * COLUMN_PADDING * columns.length;
  const sumOf = (key: 'least' | 'wanted'): number =>
    columns.reduce((sum, column) => sum + column[key], 0);
  const [least, wanted] = [Math.max(1, sumOf('least')), sumOf('wanted')];
  const size = Math.min(LARGEST_TYPE, Math.floor((room / least) * 2) / 2);
  if (size < SMALLEST_TYPE) return null;
  const spare = wanted > least ? Math.min(1, (room / size - least) / (wanted - least)) : 1;
  return {
    size,
    widths: columns.map((column) => (column.least + (column.wanted - column.least) * spare) * size),
  };
}
