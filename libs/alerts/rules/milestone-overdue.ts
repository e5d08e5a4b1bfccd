import { addDays, type Day, daysBetween } from '#values';
import { given } from './ceiling.js';
import {
  days,
  forecastFrom,
  MILESTONE_DAY,
  MILESTONE_MET,
  onMilestone,
  unmet,
} from './milestone-days.js';
import { nextOf } from './next-days.js';
import { reached, risingParameter } from './parameters.js';
import type { AlertRule, Inputs } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 3_650, optional: true };
const late = (inputs: Inputs, today: Day): number =>
  daysBetween(given(inputs, 'forecastOn') as Day, today);

/**
 * Alert rule: raised for an unmet milestone whose forecast day has passed. After a change of the
 * forecast, a new alert is raised. The parameter lists the numbers of overdue days at which the
 * alert rises by a level. A day that was only inferred from the plan cannot be overdue: there is no
 * data until a person confirms it.
 */
export const milestoneOverdue = {
  code: 'milestone-overdue',
  dimension: 'milestones',
  name: { zh: '节点逾期', en: 'Milestone overdue' },
  parameters: { worsensAfterDays: { kind: 'rising', ...BOUNDS } },
  inWords: ({ worsensAfterDays }) => ({
    zh: `节点预计日期已过而未完成，即为逾期${Array.isArray(worsensAfterDays) ? `；逾期满 ${worsensAfterDays.join('、')} 天时再次提醒` : ''}`,
    en: `A milestone is overdue when its forecast day has passed and it is not met${Array.isArray(worsensAfterDays) ? `; told again after ${worsensAfterDays.join(', ')} days` : ''}`,
  }),
  evaluate(facts, rule, today) {
    const thresholds = risingParameter(rule, 'worsensAfterDays', BOUNDS);
    return facts.milestones.map((milestone) => {
      if (milestone.derived)
        return onMilestone(milestone, rule, { state: 'no-data', episode: '', inputs: {} });
      const raised = milestone.actualOn === null && milestone.forecastOn < today;
      const level =
        1 + (raised ? reached(daysBetween(milestone.forecastOn, today), thresholds) : 0);
      return onMilestone(milestone, rule, {
        state: raised ? 'raised' : 'clear',
        episode: `:${milestone.forecastOn}`,
        inputs: {},
        given: { family: MILESTONE_DAY, level },
      });
    });
  },
  changesOn(facts, rule, today) {
    const thresholds = risingParameter(rule, 'worsensAfterDays', BOUNDS);
    return nextOf(
      today,
      unmet(facts).flatMap(({ forecastOn }) =>
        [1, ...thresholds].map((late) => addDays(forecastOn, late)),
      ),
    );
  },
  turnsGreenWhen: (_, today) => [MILESTONE_MET, forecastFrom(today)],
  explain: {
    zh: (inputs, today) =>
      `节点“${given(inputs, 'milestoneName')}”应于 ${given(inputs, 'forecastOn')} 完成，已逾期 ${late(inputs, today)} 天`,
    en: (inputs, today) =>
      `Milestone “${given(inputs, 'milestoneName')}” was due on ${given(inputs, 'forecastOn')} and is ${days(late(inputs, today))} late`,
  },
  unjudged: {
    zh: '没有数据：规划未载明日期，待核实',
    en: 'No data: the plan states no day, which is to be verified',
  },
} as const satisfies AlertRule;
