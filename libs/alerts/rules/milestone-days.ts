import type { Day } from '#values';
import type { MilestoneFacts, ProjectFacts } from './project-facts.js';
import type {
  GreenCondition,
  Inputs,
  RuleVersion,
  EvaluationResult,
  EvaluationState,
} from './evaluation-result.js';

/**
 * Family (group of rules that exclude each other) of the rules "due soon" and "overdue": when one
 * of them is raised for a milestone, its alert replaces that of the other.
 */
export const MILESTONE_DAY = 'milestone-day';

interface MilestoneResult {
  state: EvaluationState;
  episode: string;
  inputs: Inputs;
  given?: Partial<Pick<EvaluationResult, 'level' | 'family'>> | undefined;
}

/** Builds the evaluation result of a rule for a milestone. */
export const onMilestone = (
  milestone: MilestoneFacts,
  rule: RuleVersion,
  { state, episode, inputs, given = {} }: MilestoneResult,
): EvaluationResult => ({
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

/** Condition that ends an alert: the completion of the milestone is recorded. */
export const MILESTONE_MET: GreenCondition = {
  what: 'milestone-met',
  zh: '登记该节点的完成日期',
  en: 'The milestone is marked met',
};

/**
 * Returns a condition that ends an alert: the forecast day of the milestone is moved to the given
 * day or later.
 */
export const forecastFrom = (on: Day): GreenCondition => ({
  what: 'forecast-on-or-after',
  zh: `将预计日期调整到 ${on} 或以后，并说明原因`,
  en: `Its forecast moves to ${on} or later, with an explanation`,
});

/** Formats a number of days in English, such as `1 day` or `2 days`. */
export const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`;

/** Lists a project's milestones that somebody promised; no alert is raised over another. */
export const promised = ({
  milestones,
}: Pick<ProjectFacts, 'milestones'>): readonly MilestoneFacts[] =>
  milestones.filter((milestone) => !milestone.derived);

/** Lists a project's promised milestones that are not completed. */
export const unmet = (facts: Pick<ProjectFacts, 'milestones'>): readonly MilestoneFacts[] =>
  promised(facts).filter((milestone) => milestone.actualOn === null);
