import { addDays, type Day, daysBetween } from '#values';
import { given } from './ceiling.js';
import { days, MILESTONE_MET, onMilestone, promised, unmet } from './milestone-days.js';
import { nextOf } from './next-days.js';
import { wholeParameter } from './parameters.js';
import type { AlertRule, Inputs } from './evaluation-result.js';

const BOUNDS = { min: 0, max: 3_650 };
const since = (inputs: Inputs, today: Day): number =>
  daysBetween(given(inputs, 'baselineOn') as Day, today);

/**
 * Alert rule: raised for a target of the published plan whose due day has passed without a record
 * of whether the target was reached. While the target's milestone is overdue too, only the overdue
 * alert is raised. Moving the milestone's forecast does not end this alert, because the due day in
 * the plan stays the same.
 */
export const targetWithoutReading = {
  code: 'target-without-reading',
  dimension: 'milestones',
  name: { zh: '目标到期无读数', en: 'Target without a reading' },
  parameters: { graceDays: { kind: 'whole', ...BOUNDS } },
  inWords: ({ graceDays }) => ({
    zh: `规划目标到期 ${String(graceDays)} 天后仍未登记完成情况即提醒`,
    en: `A target of the plan is told when ${String(graceDays)} days after its day nothing was recorded of it`,
  }),
  evaluate(facts, rule, today) {
    const graceDays = wholeParameter(rule, 'graceDays', BOUNDS);
    return promised(facts)
      .filter((milestone) => milestone.fromTarget)
      .map((milestone) => {
        const raised =
          milestone.actualOn === null &&
          daysBetween(milestone.baselineOn, today) > graceDays &&
          milestone.forecastOn >= today;
        return onMilestone(milestone, rule, {
          state: raised ? 'raised' : 'clear',
          episode: '',
          inputs: {
            baselineOn: milestone.baselineOn,
          },
        });
      });
  },
  changesOn(facts, rule, today) {
    const graceDays = wholeParameter(rule, 'graceDays', BOUNDS);
    return nextOf(
      today,
      unmet(facts)
        .filter((milestone) => milestone.fromTarget)
        .flatMap(({ baselineOn, forecastOn }) => [
          addDays(baselineOn, graceDays + 1),
          addDays(forecastOn, 1),
        ]),
    );
  },
  turnsGreenWhen: () => [MILESTONE_MET],
  explain: {
    zh: (inputs, today) =>
      `规划目标“${given(inputs, 'milestoneName')}”应于 ${given(inputs, 'baselineOn')} 达成，已过 ${since(inputs, today)} 天仍无读数`,
    en: (inputs, today) =>
      `The plan’s target “${given(inputs, 'milestoneName')}” was for ${given(inputs, 'baselineOn')}; ${days(since(inputs, today))} later nothing was recorded of it`,
  },
} as const satisfies AlertRule;
