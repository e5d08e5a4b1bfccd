/** Texts of cells copied from a spreadsheet, by row and column. */
export type Block = readonly (readonly string[])[];

/**
 * Parses text copied from a spreadsheet: tabs separate cells, line ends separate rows, and quotes
 * around a cell are removed. A line end after the last row does not start another row.
 */
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

/** Checks whether a pasted text contains more than one cell. */
export const isBlock = (text: string): boolean => /[\t\n\r]/.test(text.replace(/\r?\n$/, ''));

/** Position of a cell in an editable table, counted from zero. */
export interface Place {
  row: number;
  column: number;
}

/**
 * Assigns the texts of a pasted block to cells, beginning with the cell `from`. Returns the cell of
 * each text, and how many texts are outside the table.
 */
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
