/**
 * Problem codes for a single field whose format is wrong. Violations of other rules have codes in
 * the general list of problems.
 */
export const FIELD_CODES = [
  'CURSOR_INVALID',
  'FIELD_REQUIRED',
  'FIELD_UNKNOWN',
  'NOT_AN_EMAIL',
  'NOT_AN_ID',
  'NOT_AN_INSTANT',
  'NOT_AN_OBJECT',
  'NOT_A_CHECKPOINT',
  'NOT_A_CODE',
  'NOT_A_POSITION',
  'NOT_A_DAY',
  'NOT_A_DECIMAL',
  'NOT_A_FLAG',
  'NOT_A_GROUPING',
  'NOT_A_LIST',
  'NOT_A_LIST_OF_FEN',
  'NOT_A_LIST_OF_IDS',
  'NOT_A_LIST_OF_SUBJECTS',
  'NOT_A_MOMENT',
  'NOT_A_MONTH',
  'NOT_A_PERCENTAGE',
  'NOT_A_PERIOD',
  'NOT_A_PLAN_CODE',
  'NOT_A_PROJECT_CODE',
  'NOT_A_SEQUENCE',
  'NOT_A_SHA256',
  'NOT_A_UNIT_CODE',
  'NOT_A_WHOLE_NUMBER',
  'NOT_FEN',
  'NOT_FEN_PART',
  'NOT_PARAMETERS',
  'NOT_SCOPES',
  'NOT_TEXT',
] as const;

/** One of the problem codes for the format of a field. */
export type FieldCode = (typeof FIELD_CODES)[number];
