import { Fragment, type ReactNode, useId } from 'react';

/** One column of a table. */
export interface Column<Row> {
  key: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand to the right, digit under digit. */
  number?: boolean;
  /** Names the row for those who hear the table. */
  names?: boolean;
  /** Holds the boxes with which rows are chosen. */
  ticks?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What to say, and what to do, when there is nothing. */
  empty: ReactNode;
  /** Shows the caption; otherwise the heading above says the same, and the caption is for who hears the table. */
  captionShown?: boolean;
  /** Fills the window and keeps its head while it scrolls. */
  tall?: boolean;
  /** Keeps the first column in sight while the others scroll by. */
  pinned?: boolean;
  /** On a phone each row is a block in which every cell stands under its title, for rows of words that are read one by one. */
  stacks?: boolean;
  faded?: (row: Row) => boolean;
  /** Stands out: something about it went wrong. Colour is never alone, so a cell says it too. */
  marked?: (row: Row) => boolean;
  foot?: ReactNode;
}

/** A dense table: one real `table` with caption and heads, in a frame that scrolls and can be reached by keyboard. */
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
