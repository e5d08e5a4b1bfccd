/** A block of cells as it comes from a spreadsheet: rows of texts. */
export type Block = readonly (readonly string[])[];

/** Reads what was copied from a spreadsheet: cells parted by tabs, rows by line ends; a cell in quotes loses them. The line end after the last row is no row. */
export function readBlock(text: string): Block {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) =>
    line.split('\t').map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .replaceAll('""', '"'),
    ),
  );
}

/** Whether a text is more than one cell. */
export const isBlock = (text: string): boolean => /[\t\n\r]/.test(text.replace(/\r?\n$/, ''));

/** Where a cell stands, counted from zero. */
export interface Place {
  row: number;
  column: number;
}

/** Lays a block out from a cell: where each text goes, and how many lie beyond the sheet. */
export function layOut(
  block: Block,
  from: Place,
  size: { rows: number; columns: number },
): { placed: (Place & { text: string })[]; beyond: number } {
  const all = block.flatMap((line, row) =>
    line.map((text, column) => ({ row: from.row + row, column: from.column + column, text })),
  );
  const placed = all.filter(({ row, column }) => row < size.rows && column < size.columns);
  return { placed, beyond: all.length - placed.length };
}
