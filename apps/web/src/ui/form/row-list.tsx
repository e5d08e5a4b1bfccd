import { Button, Form } from 'antd';
import type { ReactNode } from 'react';

/** Words of a list of rows. `row` and `remove` name one row by its number, from 1 on. */
interface RowListWords {
  legend: string;
  row: (number: number) => string;
  /** Name of the button that removes a row, for screen readers. */
  remove: (number: number) => string;
  /** What stands on that button. */
  removeShort: string;
  add: string;
}

/**
 * Shows the rows of a form's list, with buttons that remove one and add one.
 * @param min, max fewest and most rows
 * @param fresh values of a row that is added
 * @param children draws the fields of a row, from its name in the list and its number, from 1 on
 */
export function RowList({
  name,
  words,
  limits: { min, max },
  fresh,
  children,
}: {
  name: string;
  words: RowListWords;
  limits: { min: number; max: number };
  fresh: object;
  children: (name: number, number: number) => ReactNode;
}) {
  return (
    <fieldset className="fieldset">
      <legend>{words.legend}</legend>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <div className="lines">
            {rows.map((row, at) => (
              <div key={row.key} className="band-row" role="group" aria-label={words.row(at + 1)}>
                {children(row.name, at + 1)}
                {rows.length > min && (
                  <Button
                    size="small"
                    aria-label={words.remove(at + 1)}
                    onClick={() => remove(row.name)}
                  >
                    {words.removeShort}
                  </Button>
                )}
              </div>
            ))}
            {rows.length < max && (
              <div className="actions">
                <Button size="small" onClick={() => add(fresh)}>
                  {words.add}
                </Button>
              </div>
            )}
          </div>
        )}
      </Form.List>
    </fieldset>
  );
}
