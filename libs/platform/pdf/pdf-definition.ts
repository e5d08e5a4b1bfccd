import type { Content, DocumentDefinition } from 'pdfmake';
import type { PrintedColumn, TableDocument } from './table-document.js';
import { COLUMN_PADDING, layOut, PAGE_MARGIN, withBrokenWords } from './column-widths.js';

/** Margins of a page above and below, in points. */
const TOP = 30;
const BOTTOM = 36;

/** Number of characters of which every line of facts has room. */
const LINE_CHARACTERS = 100;

/** Characters that have no form in print. Line feeds are kept. */
const UNPRINTABLE = /[\p{Cs}\ufffe\uffff]|(?!\n)\p{Cc}/gu;
const printable = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(UNPRINTABLE, '\ufffd');

const cellOf = (text: string, { kind }: PrintedColumn, more: object = {}): Content =>
  kind === 'number'
    ? { text: printable(text), alignment: 'right', noWrap: true, ...more }
    : { text: withBrokenWords(printable(text)), ...more };

/** Lines below heading row and rows; the columns have no lines. */
const LAYOUT = {
  hLineWidth: (line: number): number => (line === 0 ? 0 : line === 1 ? 1 : 0.3),
  vLineWidth: (): number => 0,
  hLineColor: (line: number): string => (line === 1 ? '#000000' : '#999999'),
  paddingLeft: (): number => COLUMN_PADDING,
  paddingRight: (): number => COLUMN_PADDING,
  paddingTop: (): number => 2,
  paddingBottom: (): number => 1,
};

/** Returns the cells of the row of totals; its first cell spans the columns of text before it. */
function totalCells({ columns, total }: TableDocument): Content[] {
  const first = columns.findIndex(({ kind }) => kind === 'number');
  const span = first < 0 ? columns.length : Math.max(first, 1);
  return columns.map((column, at) => {
    if (at > 0 && at < span) return {};
    const more = at === 0 ? { bold: true, colSpan: span } : { bold: true };
    return cellOf(total[at] ?? '', column, more);
  });
}

const factsOf = ({ facts }: TableDocument): Content[] =>
  facts.map(([word, value]) => ({
    text: [
      { text: `${printable(word)}  `, color: '#555555' },
      withBrokenWords(printable(value), LINE_CHARACTERS),
    ],
    margin: [0, 0, 0, 2],
  }));

/**
 * Returns what pdfmake needs to print a table. Nothing in it depends on the time or place of its
 * making, so the same table gives the same bytes.
 */
export function pdfDefinition(document: TableDocument): DocumentDefinition {
  const { columns, rows } = document;
  const layout = layOut(document);
  if (!layout) throw new Error('the columns of this table do not fit on a page');
  const headings = columns.map((column) => ({
    ...cellOf(column.heading, column, { bold: true, noWrap: false }),
    fillColor: '#eeeeee',
  }));
  const foot = printable(document.footer);
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [PAGE_MARGIN, TOP, PAGE_MARGIN, BOTTOM],
    info: {
      title: printable(document.title),
      creator: 'major-project-tracker',
      producer: 'pdfmake',
      creationDate: new Date(document.madeAt),
    },
    defaultStyle: { font: 'Sans', fontSize: 8.5, lineHeight: 1.2 },
    styles: { table: { fontSize: layout.size } },
    content: [
      { text: printable(document.title), fontSize: 15, bold: true, margin: [0, 0, 0, 6] },
      ...factsOf(document),
      {
        style: 'table',
        margin: [0, 6, 0, 6],
        layout: LAYOUT,
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: layout.widths,
          body: [
            headings,
            ...rows.map((row) => columns.map((column, at) => cellOf(row[at] ?? '', column))),
            totalCells(document),
          ],
        },
      },
      ...document.notes.map((note) => ({ text: printable(note), color: '#555555' })),
    ],
    footer: (page, pages) => ({
      margin: [PAGE_MARGIN, 10, PAGE_MARGIN, 0],
      fontSize: 7,
      columns: [
        { text: foot, width: '*' },
        {
          text: document.pageNumber
            .replace('{page}', String(page))
            .replace('{pages}', String(pages)),
          width: 'auto',
        },
      ],
    }),
  };
}
