import type { FieldProblem } from '#platform/problem';
import type { Day } from '#values';
import type { Tier } from './registration.js';
import type { Stage } from './stages.js';

/** Largest number of projects of which one request says something. */
export const FIRST_FACTS_MAX = 200;

/** What is said of several projects at once; null where nothing is said. */
export interface FirstFacts {
  projectIds: string[];
  /** Stage of projects of which none is recorded yet. */
  stage: Stage | null;
  /** Null where it is not known since when the stage holds. */
  stageOn: Day | null;
  tier: Tier | null;
}

/** What is recorded of one of the projects. */
export interface RecordedFacts {
  id: string;
  stage: Stage | null;
  tier: string;
}

/**
 * Checks what is said of several projects: something is, the stage of each is not recorded yet, and
 * its day is not after today.
 * @returns what is wrong, by field; empty when nothing is
 */
export function firstFactsProblems(
  { projectIds, stage, stageOn, tier }: FirstFacts,
  recorded: readonly RecordedFacts[],
  today: Day,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (stage === null && tier === null) problems.push({ path: 'stage', code: 'NOTHING_CHANGED' });
  if (stageOn !== null && stage === null) problems.push({ path: 'stage', code: 'STAGE_NEEDED' });
  if (stageOn !== null && stageOn > today)
    problems.push({ path: 'stageOn', code: 'DAY_AFTER_TODAY', accepted: `≤ ${today}` });
  if (stage !== null)
    for (const { id, stage: held } of recorded)
      if (held !== null)
        problems.push({ path: `projectIds.${projectIds.indexOf(id)}`, code: 'STAGE_RECORDED' });
  return problems;
}
