import type { ProblemCode } from './problem-codes.js';

/** What was wrong with one field, and what would have been accepted. */
export type FieldProblem = { path: string; accepted?: string } & (
  { code: ProblemCode | FieldWord; message?: undefined } | { code: string; message: string }
);

/** Codes of a field alone that rules use; like refusals they are worded when they are answered. */
export type FieldWord = 'FIELD_REQUIRED';

/** Facts that a refusal's text names. */
export type ProblemFacts = Readonly<Record<string, string | number>>;

/**
 * A rule was broken. Carries a problem code and no text; the HTTP layer words it in the caller's
 * language.
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

/** Refuses because of one field. `accepted` says what would have been taken. */
export const refuseField = (
  code: ProblemCode,
  path: string,
  facts: ProblemFacts = {},
  accepted?: string,
): Problem =>
  new Problem(code, facts, [{ path, code, ...(accepted === undefined ? {} : { accepted }) }]);
