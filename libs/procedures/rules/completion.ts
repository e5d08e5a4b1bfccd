import type { FieldProblem } from '#platform/problem';
import { type Day, monthsAfter } from '#values';

/**
 * The facts of a project's completion: works complete (完工), final acceptance (竣工验收), in use or
 * trial run passed (交付使用), final account filed (竣工决算) and approved (决算批复), assets handed over
 * (资产移交). Their names differ by sector.
 */
export const COMPLETION_FACTS = [
  'works-complete',
  'acceptance',
  'in-use',
  'final-account',
  'final-account-approval',
  'asset-transfer',
] as const;
export type CompletionFact = (typeof COMPLETION_FACTS)[number];

/** The day of each fact that is recorded. */
export type CompletionDays = Readonly<Partial<Record<CompletionFact, Day>>>;

/**
 * Facts that cannot lie before another one. Acceptance and use have no order: roads and railways are
 * used for years before they are finally accepted.
 */
const IN_ORDER: readonly (readonly [CompletionFact, CompletionFact])[] = [
  ['works-complete', 'acceptance'],
  ['works-complete', 'in-use'],
  ['works-complete', 'final-account'],
  ['works-complete', 'asset-transfer'],
  ['final-account', 'final-account-approval'],
];

/** Months after completion within which the final account is due (财建〔2016〕503号, article 2). */
export const FINAL_ACCOUNT_MONTHS = 3;

/** What a new fact is checked against. */
export interface CompletionSetting {
  known: CompletionDays;
  /** Start of the works: the recorded one, else the planned one; null where neither is known. */
  startedOn: Day | null;
  today: Day;
}

/**
 * Checks the day of a fact: not after today, not before the start of the works, and in order with
 * the other facts.
 * @returns what is wrong, by field; empty when nothing is
 */
export function completionProblems(
  { fact, on }: { fact: CompletionFact; on: Day },
  { known, startedOn, today }: CompletionSetting,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (on > today) problems.push({ path: 'on', code: 'DAY_AFTER_TODAY', accepted: `≤ ${today}` });
  if (startedOn !== null && on < startedOn)
    problems.push({ path: 'on', code: 'COMPLETION_BEFORE_START', accepted: `≥ ${startedOn}` });
  for (const [first, second] of IN_ORDER) {
    const other = fact === first ? known[second] : fact === second ? known[first] : undefined;
    if (other === undefined) continue;
    if (fact === first && on > other)
      problems.push({ path: 'on', code: 'COMPLETION_OUT_OF_ORDER', accepted: `≤ ${other}` });
    if (fact === second && on < other)
      problems.push({ path: 'on', code: 'COMPLETION_OUT_OF_ORDER', accepted: `≥ ${other}` });
  }
  return problems;
}

/** The clock of the final account. */
export interface FinalAccountClock {
  /** The day from which it runs. */
  since: Day;
  dueOn: Day;
  filedOn: Day | null;
  late: boolean;
}

/**
 * Returns when the final account is due: three months after the works are complete, or after the
 * project is in use where that is not recorded. Null before either.
 */
export function finalAccountClock(known: CompletionDays, today: Day): FinalAccountClock | null {
  const since = known['works-complete'] ?? known['in-use'];
  if (since === undefined) return null;
  const dueOn = monthsAfter(since, FINAL_ACCOUNT_MONTHS);
  const filedOn = known['final-account'] ?? null;
  return { since, dueOn, filedOn, late: (filedOn ?? today) > dueOn };
}
