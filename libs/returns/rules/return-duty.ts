import type { ReturnTerms } from '#identity';
import { RESTING_STAGES, type Stage } from '#projects';
import { type Day, type Month, monthOf } from '#values';
import type { ReturnState } from './return-state.js';

/** Stages in which a project has nothing to report: it rests, or its last look is done. */
export const SILENT_STAGES: readonly Stage[] = [...RESTING_STAGES, 'evaluated'];

/**
 * Whether a return is owed: nobody asked for it, it is owed, it is overdue, or it was submitted or
 * passed.
 */
export const RETURN_DUTIES = ['not-asked', 'owed', 'late', 'filed'] as const;
export type ReturnDuty = (typeof RETURN_DUTIES)[number];

/** What the rules need to know of a project. */
export interface ReportingProject {
  tier: string;
  stage: Stage | null;
  stageOn: Day | null;
}

/** Returns whether a project was silent for the whole of a month: it rested before it began. */
export const wasSilent = ({ stage, stageOn }: ReportingProject, month: Month): boolean =>
  stage !== null && SILENT_STAGES.includes(stage) && (stageOn === null || stageOn < `${month}-01`);

/**
 * Returns whether a month is one for which projects of a tier report: every month, or the last one
 * of each quarter or half-year.
 */
export const isReportingMonth = (month: Month, tier: string, terms: ReturnTerms): boolean =>
  Number(month.slice(5)) % (tier === 'flagship' ? terms.flagshipEvery : terms.standardEvery) === 0;

/**
 * Returns whether a return that is asked for is owed, overdue, or handed in.
 * @param dueOn last day for it; null as long as the holidays of that time are not announced
 */
export function dutyOf(
  { asked, state, month }: { asked: boolean; state: ReturnState; month: Month },
  dueOn: Day | null,
  today: Day,
): ReturnDuty {
  if (state === 'submitted' || state === 'approved') return 'filed';
  if (!asked || month > monthOf(today)) return 'not-asked';
  return dueOn !== null && today > dueOn ? 'late' : 'owed';
}
