import type { ProblemCode } from './problem-codes.js';

/** The error of one field, and the accepted values. */
export type FieldProblem = { path: string; accepted?: string } & (
  { code: ProblemCode | FieldWord; message?: undefined } | { code: string; message: string }
);

/** Codes that occur only for fields. Like problem codes, they become text in the response. */
export type FieldWord = 'FIELD_REQUIRED';

/** Facts to fill into a problem's message. */
export type ProblemFacts = Readonly<Record<string, string | number>>;

/**
 * Thrown when a rule is broken. Carries a problem code without text; the HTTP layer adds the
 * message in the caller's language.
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

/** A problem caused by one field. `accepted` describes the accepted values. */
export const refuseField = (
  code: ProblemCode,
  path: string,
  facts: ProblemFacts = {},
  accepted?: string,
): Problem =>
  new Problem(code, facts, [{ path, code, ...(accepted === undefined ? {} : { accepted }) }]);
