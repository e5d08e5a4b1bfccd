import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { nextCell, stepOf } from './next-cell.js';
import { isBlock, layOut, type Place, readBlock } from './pasted-block.js';
import { SheetField, type TypedCell } from './sheet-field.js';

/** A row or column of the table with its title. */
export interface SheetLine {
  key: string;
  title: ReactNode;
}

/** Content of a cell: an editable field, or read-only content. */
export type SheetCell = TypedCell | { shown: ReactNode };

/** A new text that the user has typed or pasted into a cell. */
export interface SheetEdit {
  row: string;
  column: string;
  text: string;
}

interface SheetProps {
  caption: string;
  /** Heading of the column with the row names. */
  corner: ReactNode;
  rows: readonly SheetLine[];
  columns: readonly SheetLine[];
  cell: (row: string, column: string) => SheetCell;
  onType: (edits: readonly SheetEdit[]) => void;
  foot?: readonly (SheetLine & { cell: (column: string) => ReactNode })[];
  empty: ReactNode;
}

const isTyped = (cell: SheetCell): cell is TypedCell => 'typed' in cell;

/**
 * Shows a table that is edited like a spreadsheet. Arrow keys and Enter move to other cells, Escape
 * undoes the typing in a cell, and Ctrl+D fills in the text of the cell above. A block of cells copied from a spreadsheet is pasted into the
 * focused cell and the cells below and to the right.
 */
export function Sheet({
  caption,
  corner,
  rows,
  columns,
  cell,
  onType,
  foot = [],
  empty,
}: SheetProps) {
  const { t } = useTranslation();
  const captionId = useId();
  const table = useRef<HTMLTableElement>(null);
  const [pasted, setPasted] = useState<string | null>(null);
  const size = { rows: rows.length, columns: columns.length };
  const cellAt = ({ row, column }: Place): SheetCell | null => {
    const [line, across] = [rows[row], columns[column]];
    return line && across ? cell(line.key, across.key) : null;
  };

  const isTypedAt = (at: Place): boolean => {
    const there = cellAt(at);
    return there !== null && isTyped(there);
  };

  const fillDown = (from: Place): void => {
    const above = nextCell(from, { row: -1, column: 0 }, size, isTypedAt);
    const [source, row, column] = [above && cellAt(above), rows[from.row], columns[from.column]];
    if (source && isTyped(source) && row && column)
      onType([{ row: row.key, column: column.key, text: source.typed }]);
  };

  const goOn = (event: KeyboardEvent<HTMLTableElement>): void => {
    const from = placeOf(event.target);
    if (from && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      fillDown(from);
      return;
    }
    const step =
      from && stepOf({ key: event.key, shift: event.shiftKey, caret: caretOf(event.target) });
    if (
      !from ||
      !step ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.nativeEvent.isComposing
    )
      return;
    event.preventDefault();
    const to = nextCell(from, step, size, isTypedAt);
    if (to)
      table.current
        ?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-column="${to.column}"]`)
        ?.focus();
  };

  const paste = (event: ClipboardEvent<HTMLTableElement>): void => {
    const from = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    if (!from || !isBlock(text)) return;
    event.preventDefault();
    const { placed, beyond } = layOut(readBlock(text), from, size);
    const edits = placed.flatMap((one): SheetEdit[] => {
      const [row, column, there] = [rows[one.row], columns[one.column], cellAt(one)];
      const typed = there && isTyped(there) ? asTyped(there, one.text) : null;
      return row && column && typed !== null
        ? [{ row: row.key, column: column.key, text: typed }]
        : [];
    });
    onType(edits);
    setPasted(
      t('budget.sheet.pasted', {
        count: edits.length,
        left: placed.length - edits.length + beyond,
      }),
    );
  };

  return (
    <>
      <div className="table-frame" role="region" aria-labelledby={captionId} tabIndex={0}>
        <table ref={table} className="table sheet" onKeyDown={goOn} onPaste={paste}>
          <caption id={captionId}>{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="names">
                {corner}
              </th>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <SheetBody rows={rows} columns={columns} empty={empty} cell={cell} onType={onType} />
          {foot.length > 0 && (
            <tfoot>
              {foot.map((line) => (
                <tr key={line.key}>
                  <th scope="row">{line.title}</th>
                  {columns.map(({ key }) => (
                    <td key={key} className="number">
                      {line.cell(key)}
                    </td>
                  ))}
                </tr>
              ))}
            </tfoot>
          )}
        </table>
      </div>
      <p role="status" className="soft small">
        {pasted}
      </p>
    </>
  );
}

/**
 * Converts pasted text to the value of a cell. For a select input it returns the option with this
 * code or label; null when there is none.
 */
function asTyped(cell: TypedCell, text: string): string | null {
  if (!cell.options) return text;
  return cell.options.find(({ value, label }) => value === text || label === text)?.value ?? null;
}

function placeOf(target: EventTarget): Place | null {
  if (!(target instanceof HTMLElement) || target.dataset['row'] === undefined) return null;
  return { row: Number(target.dataset['row']), column: Number(target.dataset['column']) };
}

function caretOf(target: EventTarget): { start: boolean; end: boolean } | null {
  if (!(target instanceof HTMLInputElement)) return null;
  const { selectionStart, selectionEnd, value } = target;
  const all = selectionStart === 0 && selectionEnd === value.length;
  return {
    start: all || (selectionStart === 0 && selectionEnd === 0),
    end: all || (selectionStart === value.length && selectionEnd === value.length),
  };
}

function SheetBody({
  rows,
  columns,
  empty,
  cell,
  onType,
}: {
  rows: readonly SheetLine[];
  columns: readonly SheetLine[];
  empty: ReactNode;
  cell: (row: string, column: string) => SheetCell;
  onType: (edits: readonly SheetEdit[]) => void;
}) {
  return (
    <tbody>
      {rows.length === 0 && (
        <tr>
          <td colSpan={columns.length + 1} className="table-empty">
            {empty}
          </td>
        </tr>
      )}
      {rows.map((row, down) => (
        <tr key={row.key}>
          <th scope="row">{row.title}</th>
          {columns.map((column, across) => {
            const there = cell(row.key, column.key);
            return (
              <td key={column.key} className="number">
                {isTyped(there) ? (
                  <SheetField
                    cell={there}
                    at={{ row: down, column: across }}
                    onType={(text) => onType([{ row: row.key, column: column.key, text }])}
                  />
                ) : (
                  there.shown
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
