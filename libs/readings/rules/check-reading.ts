import type { Day } from '#values';

/** A value of a target or an indicator, as a person files it. */
export interface FiledReading {
  /** Decimal text; for what only has to be done by a day: 1 (done) or 0. */
  value: string;
  /** Unit in which it is given; null for the unit of the target. */
  unit: string | null;
  on: Day;
  source: string;
  documentId: string | null;
}

/** A rule that a reading breaks: the field, a code, and what would be accepted. */
export interface ReadingProblem {
  path: 'value' | 'unit' | 'on';
  code: 'READING_NOT_0_OR_1' | 'READING_UNIT_OTHER' | 'READING_BEFORE_PLAN' | 'DAY_AFTER_TODAY';
  accepted: string;
}

/** What a reading is held against. */
export interface ReadingTerms {
  /** Unit of the target; null when it has none. */
  unit: string | null;
  /** First day of the plan period. */
  from: Day;
  /** Whether only 0 and 1 are values: what has to be done by a day. */
  doneOnly: boolean;
  today: Day;
}

/** Lists the rules that a reading breaks. */
export function readingProblems(
  { value, unit, on }: Pick<FiledReading, 'value' | 'unit' | 'on'>,
  { unit: wanted, from, doneOnly, today }: ReadingTerms,
): ReadingProblem[] {
  const problems: ReadingProblem[] = [];
  if (doneOnly && value !== '0' && value !== '1')
    problems.push({ path: 'value', code: 'READING_NOT_0_OR_1', accepted: '0, 1' });
  if (unit !== null && unit !== wanted)
    problems.push({ path: 'unit', code: 'READING_UNIT_OTHER', accepted: wanted ?? 'null' });
  if (on < from) problems.push({ path: 'on', code: 'READING_BEFORE_PLAN', accepted: `≥ ${from}` });
  if (on > today) problems.push({ path: 'on', code: 'DAY_AFTER_TODAY', accepted: `≤ ${today}` });
  return problems;
}
