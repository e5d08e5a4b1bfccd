import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { ApiProblem } from '../../client/problem.js';
import { useFieldProblem } from '../wording/use-field-problem.js';

/** Identifies an input of a form: the name of a field, or the path of a field inside a list. */
export type FieldPlace = string | readonly (string | number)[];

/**
 * Maps field paths of the API to fields of the form where the names differ, by a table or by a
 * function.
 */
export type FieldOf = Readonly<Record<string, string>> | ((path: string) => FieldPlace);

const placeOf = (fieldOf: FieldOf, path: string): FieldPlace =>
  typeof fieldOf === 'function' ? fieldOf(path) : (fieldOf[path] ?? path);
const firstOf = (place: FieldPlace): string =>
  typeof place === 'string' ? place : String(place[0]);

/**
 * Shows the server's error messages at the form fields that they are about. Returns the paths of
 * these fields, so that the general error message does not repeat them.
 */
export function useFieldProblems<Values extends object>(
  form: FormInstance<Values>,
  error: unknown,
  fieldOf: FieldOf = {},
): ReadonlySet<string> {
  const worded = useFieldProblem();
  const refused = error instanceof ApiProblem ? (error.problem?.errors ?? []) : [];
  useEffect(() => {
    const names = Object.keys(form.getFieldsValue());
    for (const problem of refused) {
      const place = placeOf(fieldOf, problem.path);
      if (names.includes(firstOf(place)))
        form.setFields([{ name: place as never, errors: [worded(problem).message] }]);
    }
    // Only `error` is a dependency: the other values are new objects at each rendering and would
    // run the effect every time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  const shown = refused.filter(
    ({ path }) => firstOf(placeOf(fieldOf, path)) in form.getFieldsValue(),
  );
  return new Set(shown.map(({ path }) => path));
}
