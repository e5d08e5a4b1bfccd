import type { ProblemCode } from './declared-problems.js';

/**
 * The error of one field of a request. `path` is the name of the field; `accepted` describes the
 * accepted values. The error has either a problem code, or both a code of its own and a message.
 */
export type FieldProblem = { path: string; accepted?: string } & (
  { code: ProblemCode | FieldWord; message?: undefined } | { code: string; message: string }
);

/**
 * Codes that are used only for fields, not for a whole request. The response contains a message for
 * them, as for problem codes.
 */
export type FieldWord = 'FIELD_REQUIRED';

/** Values to fill into the message of a problem, by the names of its placeholders. */
export type ProblemFacts = Readonly<Record<string, string | number>>;

/**
 * Thrown when a request is refused because it breaks a rule. The error has a code and no text; the
 * response's message is added in the user's language.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(code);
  }
}

/**
 * Returns a problem that is caused by one field. `accepted` describes the values that the field
 * accepts.
 */
export const refuseField = (
  code: ProblemCode,
  path: string,
  facts: ProblemFacts = {},
  accepted?: string,
): Problem =>
  new Problem(code, facts, [{ path, code, ...(accepted === undefined ? {} : { accepted }) }]);
