import { type FieldProblem } from '#platform/problem';
import type { Day } from '#values';

/** Stages of the life of a project (阶段), in their order; the last three are exits. */
export const STAGES = [
  'proposed',
  'preparation',
  'construction',
  'completed',
  'final-account',
  'evaluated',
  'deferred',
  'suspended',
  'cancelled',
] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Maps each stage to the stages that may follow it. A deferred (缓建) project begins again with its
 * preparation, a suspended (停建) one goes on with its construction.
 */
export const STAGE_MOVES: Readonly<Record<Stage, readonly Stage[]>> = {
  proposed: ['preparation', 'deferred', 'cancelled'],
  preparation: ['construction', 'deferred', 'cancelled'],
  construction: ['completed', 'suspended', 'cancelled'],
  completed: ['final-account'],
  'final-account': ['evaluated'],
  evaluated: [],
  deferred: ['preparation', 'cancelled'],
  suspended: ['construction', 'cancelled'],
  cancelled: [],
};

/** Stages in which a project rests: nothing is due, and its alerts are not raised. */
export const RESTING_STAGES: readonly Stage[] = ['deferred', 'suspended', 'cancelled'];

/** Stages that may follow one; all of them where no stage is recorded yet. */
export const stagesAfter = (stage: Stage | null): readonly Stage[] =>
  stage === null ? STAGES : STAGE_MOVES[stage];

/** The stage of a project and the day since when it holds; null where that is not known. */
export interface StageHeld {
  stage: Stage | null;
  stageOn: Day | null;
}

/** A move of a project to another stage, on a day. */
export interface StageMove {
  to: Stage;
  on: Day;
}

/**
 * Checks a move to another stage: the table of moves knows it, its day is not after today and not
 * before the day since when the present stage holds. Where that day is unknown, any earlier day is
 * accepted.
 * @returns what is wrong, by field; empty when nothing is
 */
export function stageMoveProblems(
  { stage, stageOn }: StageHeld,
  { to, on }: StageMove,
  today: Day,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const next = stagesAfter(stage);
  if (!next.includes(to))
    problems.push({ path: 'to', code: 'STAGE_MOVE_UNKNOWN', accepted: next.join(', ') || '—' });
  if (on > today) problems.push({ path: 'on', code: 'DAY_AFTER_TODAY', accepted: `≤ ${today}` });
  if (stageOn !== null && on < stageOn)
    problems.push({ path: 'on', code: 'STAGE_DAY_BEFORE_LAST', accepted: `≥ ${stageOn}` });
  return problems;
}
