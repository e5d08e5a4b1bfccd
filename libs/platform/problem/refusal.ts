import type { RefusalCode } from './refusals.js';

/** What was wrong with one field, and what would have been accepted. */
export type FieldProblem = { path: string; accepted?: string } & (
  { code: RefusalCode | FieldWord; message?: undefined } | { code: string; message: string }
);

/** Codes of a field alone that rules use; like refusals they are worded when they are answered. */
export type FieldWord = 'FIELD_REQUIRED';

/** Facts that a refusal's text names. */
export type RefusalFacts = Readonly<Record<string, string | number>>;

/** A rule said no. Carries a code, never a text: the edge words it in the caller's language. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    readonly facts: RefusalFacts = {},
    readonly errors: readonly FieldProblem[] = [],
  ) {
    super(code);
  }
}

/** Refuses because of one field. `accepted` says what would have been taken. */
export const refuseField = (
  code: RefusalCode,
  path: string,
  facts: RefusalFacts = {},
  accepted?: string,
): Refusal =>
  new Refusal(code, facts, [{ path, code, ...(accepted === undefined ? {} : { accepted }) }]);
