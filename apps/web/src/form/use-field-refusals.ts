import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { ApiProblem } from '../client/problem.js';

/** Where the form keeps what the API calls by a path: a field, or one inside a list. */
export type FieldPlace = string | readonly (string | number)[];

/** Fields of the form whose name in the API is another: by path, or reckoned from it. */
export type FieldOf = Readonly<Record<string, string>> | ((path: string) => FieldPlace);

const placeOf = (fieldOf: FieldOf, path: string): FieldPlace =>
  typeof fieldOf === 'function' ? fieldOf(path) : (fieldOf[path] ?? path);
const firstOf = (place: FieldPlace): string =>
  typeof place === 'string' ? place : String(place[0]);

/** Shows the server's word on a field at that field; tells whether any is left that has no field here. */
export function useFieldRefusals<Values extends object>(
  form: FormInstance<Values>,
  error: unknown,
  fieldOf: FieldOf = {},
): boolean {
  const refused = error instanceof ApiProblem ? (error.problem?.errors ?? []) : [];
  useEffect(() => {
    const names = Object.keys(form.getFieldsValue());
    for (const { path, message } of refused) {
      const place = placeOf(fieldOf, path);
      if (names.includes(firstOf(place)))
        form.setFields([{ name: place as never, errors: [message] }]);
    }
    // Only a new refusal is news; the lists are made anew at each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  return refused.some(({ path }) => !(firstOf(placeOf(fieldOf, path)) in form.getFieldsValue()));
}
