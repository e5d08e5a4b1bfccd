export { PRINTED_ROWS_MAX, type PrintedColumn, type TableDocument } from './table-document.js';
export { TABLE_PRINTER, writePdf } from './write-pdf.js';
export { layOut } from './column-widths.js';
