import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { ApiProblem } from '../client/problem.js';
import { useFieldProblem } from '../wording/use-field-problem.js';

/** Where the form keeps what the API calls by a path: a field, or one inside a list. */
export type FieldPlace = string | readonly (string | number)[];

/** Fields of the form whose name in the API is another: by path, or reckoned from it. */
export type FieldOf = Readonly<Record<string, string>> | ((path: string) => FieldPlace);

const placeOf = (fieldOf: FieldOf, path: string): FieldPlace =>
  typeof fieldOf === 'function' ? fieldOf(path) : (fieldOf[path] ?? path);
const firstOf = (place: FieldPlace): string =>
  typeof place === 'string' ? place : String(place[0]);

/** Shows what was wrong with a field at that field; the paths it shows there, so that nothing is said twice. */
export function useFieldRefusals<Values extends object>(
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
    // Only a new refusal is news; the lists are made anew at each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  const shown = refused.filter(
    ({ path }) => firstOf(placeOf(fieldOf, path)) in form.getFieldsValue(),
  );
  return new Set(shown.map(({ path }) => path));
}
