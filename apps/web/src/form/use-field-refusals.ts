import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { ApiProblem } from '../client/problem.js';

/** Shows the server's word on a field at that field; tells whether any is left that has no field here. */
export function useFieldRefusals<Values extends object>(form: FormInstance<Values>, error: unknown, fieldOf: Readonly<Record<string, string>> = {}): boolean {
  const refused = error instanceof ApiProblem ? error.problem?.errors ?? [] : [];
  useEffect(() => {
    const names = Object.keys(form.getFieldsValue());
    for (const { path, message } of refused) {
      const field = fieldOf[path] ?? path;
      if (names.includes(field)) form.setFields([{ name: field as never, errors: [message] }]);
    }
    // Only a new refusal is news; the lists are made anew at each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  return refused.some(({ path }) => !((fieldOf[path] ?? path) in form.getFieldsValue()));
}
