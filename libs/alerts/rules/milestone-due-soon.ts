import { addDays, type Day, daysBetween } from '#values';
import { given } from './ceiling.js';
import {
  days,
  forecastFrom,
  MILESTONE_DAY,
  MILESTONE_MET,
  onMilestone,
  promised,
  unmet,
} from './milestone-days.js';
import { nextOf } from './next-days.js';
import { wholeParameter } from './parameters.js';
import type { AlertRule, Inputs } from './evaluation-result.js';

const BOUNDS = { min: 0, max: 3_650 };
const left = (inputs: Inputs, today: Day): number =>
  daysBetween(today, given(inputs, 'forecastOn') as Day);

/**
 * Alert rule: raised for an unmet milestone whose forecast day is today or within the next
 * `daysBefore` days. After a change of the forecast, a new alert is raised.
 */
export const milestoneDueSoon = {
  code: 'milestone-due-soon',
  dimension: 'milestones',
  name: { zh: '节点临近', en: 'Milestone due soon' },
  parameters: { daysBefore: { kind: 'whole', ...BOUNDS } },
  inWords: ({ daysBefore }) => ({
    zh: `未完成的节点在预计日期前 ${String(daysBefore)} 天内提醒`,
    en: `An unmet milestone is announced within ${String(daysBefore)} days before its forecast`,
  }),
  evaluate(facts, rule, today) {
    const daysBefore = wholeParameter(rule, 'daysBefore', BOUNDS);
    const until = addDays(today, daysBefore);
    return promised(facts).map((milestone) => {
      const raised =
        milestone.actualOn === null &&
        milestone.forecastOn >= today &&
        milestone.forecastOn <= until;
      return onMilestone(milestone, rule, {
        state: raised ? 'raised' : 'clear',
        episode: `:${milestone.forecastOn}`,
        inputs: { daysBefore: String(daysBefore) },
        given: { family: MILESTONE_DAY },
      });
    });
  },
  changesOn(facts, rule, today) {
    const daysBefore = wholeParameter(rule, 'daysBefore', BOUNDS);
    return nextOf(
      today,
      unmet(facts).flatMap(({ forecastOn }) => [
        addDays(forecastOn, -daysBefore),
        addDays(forecastOn, 1),
      ]),
    );
  },
  turnsGreenWhen: (inputs, today) => [
    MILESTONE_MET,
    forecastFrom(addDays(today, Number(inputs.daysBefore) + 1)),
  ],
  explain: {
    zh: (inputs, today) =>
      `节点“${given(inputs, 'milestoneName')}”预计 ${given(inputs, 'forecastOn')} 完成，${left(inputs, today) > 0 ? `还有 ${left(inputs, today)} 天` : '今天到期'}`,
    en: (inputs, today) =>
      `Milestone “${given(inputs, 'milestoneName')}” is due on ${given(inputs, 'forecastOn')}, ${left(inputs, today) > 0 ? `in ${days(left(inputs, today))}` : 'today'}`,
  },
} as const satisfies AlertRule;
