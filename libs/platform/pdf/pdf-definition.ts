import type { Content, DocumentDefinition } from 'pdfmake';
import type { PrintedColumn, TableDocument } from './table-document.js';

/** Margins of a page in points. */
const SIDE = 30;
const TOP = 30;
const BOTTOM = 36;

/** Characters that have no form in print. Line feeds are kept. */
const UNPRINTABLE = /[\p{Cs}\ufffe\uffff]|(?!\n)\p{Cc}/gu;
const printable = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(UNPRINTABLE, '\ufffd');

/** Returns the size of type, in points, with which so many columns fit on a page. */
const sizeFor = (columns: number): number => (columns <= 8 ? 8.5 : columns <= 12 ? 7 : 6);

const cellOf = (text: string, { kind }: PrintedColumn, more: object = {}): Content =>
  kind === 'number'
    ? { text: printable(text), alignment: 'right', noWrap: true, ...more }
    : { text: printable(text), ...more };

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
    text: [{ text: `${printable(word)}  `, color: '#555555' }, printable(value)],
    margin: [0, 0, 0, 2],
  }));

/**
 * Returns what pdfmake needs to print a table. Nothing in it depends on the time or place of its
 * making, so the same table gives the same bytes.
 */
export function pdfDefinition(document: TableDocument): DocumentDefinition {
  const { columns, rows } = document;
  const headings = columns.map((column) => ({
    ...cellOf(column.heading, column, { bold: true, noWrap: false }),
    fillColor: '#eeeeee',
  }));
  const foot = printable(document.footer);
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [SIDE, TOP, SIDE, BOTTOM],
    info: {
      title: printable(document.title),
      creator: 'major-project-tracker',
      producer: 'pdfmake',
      creationDate: new Date(document.madeAt),
    },
    defaultStyle: { font: 'Sans', fontSize: 8.5 },
    styles: { table: { fontSize: sizeFor(columns.length), wordBreak: 'break-all' } },
    content: [
      { text: printable(document.title), fontSize: 15, bold: true, margin: [0, 0, 0, 6] },
      ...factsOf(document),
      {
        style: 'table',
        margin: [0, 6, 0, 6],
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: columns.map(() => 'auto'),
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
      margin: [SIDE, 10, SIDE, 0],
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
