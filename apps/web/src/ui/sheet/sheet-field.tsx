import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { Place } from './pasted-block.js';

/** An editable cell of a table. */
export interface TypedCell {
  typed: string;
  /** Name of the cell for screen readers: its row and column. */
  label: string;
  /** Options of a select; without them the cell is a text input. */
  options?: readonly { value: string; label: string }[];
  /** Whether the cell holds words instead of a figure. */
  words?: boolean;
  /** Whether the typed text differs from the stored value. */
  changed: boolean;
  /** Error message shown in the cell. */
  problem: string | null;
  below?: ReactNode;
}

/**
 * Shows an input of a cell, with its error message and further notes below. While one types, the text
 * stays as it was typed, although a save in between gives back the same value in another form
 * (`45.0` as `45.00`): what is typed next must not be appended to another text.
 */
export function SheetField({
  cell: { typed, label, options, words = false, changed, problem, below },
  at,
  onType,
}: {
  cell: TypedCell;
  at: Place;
  onType: (text: string) => void;
}) {
  const problemId = useId();
  const before = useRef(typed);
  const [draft, setDraft] = useState<string | null>(null);
  const shared = {
    className: ['cell', ...(changed ? ['changed'] : []), ...(words ? ['words'] : [])].join(' '),
    'aria-label': label,
    'data-row': at.row,
    'data-column': at.column,
    'aria-invalid': problem !== null,
    'aria-describedby': problem === null ? undefined : problemId,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && typed !== before.current) {
        event.stopPropagation();
        setDraft(null);
        onType(before.current);
      }
    },
  };
  return (
    <>
      {options ? (
        <select
          {...shared}
          value={typed}
          onFocus={() => {
            before.current = typed;
          }}
          onChange={(event) => onType(event.target.value)}
        >
          <option value="" />
          {options.map(({ value, label: word }) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          value={draft !== null && !changed ? draft : typed}
          type="text"
          inputMode={words ? 'text' : 'decimal'}
          autoComplete="off"
          maxLength={words ? 2000 : 40}
          onFocus={(event) => {
            before.current = typed;
            event.target.select();
          }}
          onBlur={() => setDraft(null)}
          onChange={({ target }) => {
            setDraft(target.value);
            onType(target.value);
          }}
        />
      )}
      {problem !== null && (
        <div id={problemId} className="cell-problem">
          {problem}
        </div>
      )}
      {below}
    </>
  );
}
