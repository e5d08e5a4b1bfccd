import { Fragment, type ReactNode, useId } from 'react';

/** One column of a table. */
export interface Column<Row> {
  key: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Whether the cells are numbers: right-aligned, with digits of equal width. */
  number?: boolean;
  /** Whether the cells name their rows (row headers for screen readers). */
  names?: boolean;
  /** Whether the column contains the checkboxes that select rows. */
  ticks?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Content shown in place of rows when there are none. */
  empty: ReactNode;
  /**
   * Whether the caption is visible. By default only screen readers announce it, because a heading
   * above the table says the same.
   */
  captionShown?: boolean;
  /**
   * Whether the table fills the height of the window. Its head then stays visible while scrolling.
   */
  tall?: boolean;
  /** Whether the first column stays visible while scrolling sideways. */
  pinned?: boolean;
  /**
   * Whether a phone shows each row as a block, with every cell below its column title. For rows of
   * text that are read one by one.
   */
  stacks?: boolean;
  faded?: (row: Row) => boolean;
  /**
   * Checks whether a row is highlighted because of a problem. A cell of the row has to say so too,
   * because users may not see the colour.
   */
  marked?: (row: Row) => boolean;
  foot?: ReactNode;
}

/**
 * Shows a compact HTML table with caption and headers, in a frame that can be scrolled with the
 * keyboard.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  captionShown = false,
  tall = false,
  pinned = false,
  stacks = false,
  faded,
  marked,
  foot,
}: DataTableProps<Row>) {
  const captionId = useId();
  return (
    <div
      className={tall ? 'table-frame tall' : 'table-frame'}
      role="region"
      aria-labelledby={captionId}
      tabIndex={0}
    >
      <table className={`table${pinned ? ' pinned' : ''}${stacks ? ' stacks' : ''}`}>
        <caption id={captionId} className={captionShown ? undefined : 'offscreen'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={headClass(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="table-empty">
                {empty}
              </td>
            </tr>
          )}
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={marked?.(row) ? 'marked' : faded?.(row) ? 'faded' : undefined}
            >
              {columns.map((column) => (
                <Fragment key={column.key}>{cellOf(column, row)}</Fragment>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

const cellClass = ({
  number,
  ticks,
}: Pick<Column<never>, 'number' | 'ticks'>): string | undefined =>
  number ? 'number' : ticks ? 'ticks' : undefined;
const headClass = ({
  names,
  ...column
}: Pick<Column<never>, 'number' | 'ticks' | 'names'>): string | undefined =>
  names ? 'names' : cellClass(column);

function cellOf<Row>({ title, cell, number, ticks, names }: Column<Row>, row: Row): ReactNode {
  const given = {
    className: cellClass({ number, ticks }),
    'data-title': typeof title === 'string' ? title : undefined,
  };
  return names ? (
    <th scope="row" {...given}>
      {cell(row)}
    </th>
  ) : (
    <td {...given}>{cell(row)}</td>
  );
}
