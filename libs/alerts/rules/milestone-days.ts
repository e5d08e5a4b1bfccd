import type { Day } from '#values';
import type { MilestoneFacts, ProjectFacts } from './project-facts.js';
import type { GreenCondition, Inputs, RuleVersion, Verdict, VerdictState } from './verdict.js';

/** Due soon and overdue are two states of one thing: the one that is raised takes the place of the other. */
export const MILESTONE_DAY = 'milestone-day';

interface MilestoneResult {
  state: VerdictState;
  episode: string;
  inputs: Inputs;
  given?: Partial<Pick<Verdict, 'level' | 'family'>> | undefined;
}

/** A verdict on a milestone. */
export const onMilestone = (
  milestone: MilestoneFacts,
  rule: RuleVersion,
  { state, episode, inputs, given = {} }: MilestoneResult,
): Verdict => ({
  rule: rule.code,
  ruleVersion: rule.version,
  severity: rule.severity,
  level: 1,
  state,
  subject: { type: 'milestone', id: milestone.id },
  episodeKey: `${rule.code}:${milestone.id}${episode}`,
  inputs: {
    milestoneId: milestone.id,
    milestoneName: milestone.name,
    forecastOn: milestone.forecastOn,
    ...inputs,
  },
  ...given,
});

/** The milestone's completion is recorded. */
export const MILESTONE_MET: GreenCondition = {
  what: 'milestone-met',
  zh: '登记该节点的完成日期',
  en: 'The milestone is marked met',
};

/** The milestone is promised for a day or a later one. */
export const forecastFrom = (on: Day): GreenCondition => ({
  what: 'forecast-on-or-after',
  zh: `将预计日期调整到 ${on} 或以后，并说明原因`,
  en: `Its forecast moves to ${on} or later, with an explanation`,
});

/** `1 day`, `2 days`. */
export const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;

/** Milestones that are not met. */
export const unmet = ({
  milestones,
}: Pick<ProjectFacts, 'milestones'>): readonly MilestoneFacts[] =>
  milestones.filter((milestone) => milestone.actualOn === null);
