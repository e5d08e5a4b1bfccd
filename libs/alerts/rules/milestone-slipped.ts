import { type Day, daysBetween } from '#values';
import { given } from './ceiling.js';
import { days, MILESTONE_MET, onMilestone, promised } from './milestone-days.js';
import { reached, risingParameter } from './parameters.js';
import { type AlertRule, type Inputs, neverByItself } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 3_650 };
const slip = (inputs: Inputs): number =>
  daysBetween(given(inputs, 'baselineOn') as Day, given(inputs, 'forecastOn') as Day);

/**
 * Alert rule: raised for an unmet milestone whose forecast day is later than its baseline (first
 * promised) day. There is one alert per milestone; a further delay raises its level.
 */
export const milestoneSlipped = {
  code: 'milestone-slipped',
  dimension: 'milestones',
  name: { zh: '节点超基线', en: 'Milestone beyond baseline' },
  parameters: { atDays: { kind: 'rising', ...BOUNDS } },
  inWords: ({ atDays }) => ({
    zh: `未完成节点的预计日期晚于基线 ${Array.isArray(atDays) ? atDays.join('、') : ''} 天时提醒`,
    en: `An unmet milestone is told when its forecast is ${Array.isArray(atDays) ? atDays.join(', ') : ''} days beyond its baseline`,
  }),
  evaluate(facts, rule) {
    const thresholds = risingParameter(rule, 'atDays', BOUNDS);
    return promised(facts).map((milestone) => {
      const level =
        milestone.actualOn === null
          ? reached(daysBetween(milestone.baselineOn, milestone.forecastOn), thresholds)
          : 0;
      return onMilestone(milestone, rule, {
        state: level > 0 ? 'raised' : 'clear',
        episode: '',
        inputs: { baselineOn: milestone.baselineOn },
        given: { level: Math.max(level, 1) },
      });
    });
  },
  changesOn: neverByItself,
  turnsGreenWhen: (inputs, today) => [
    MILESTONE_MET,
    // A baseline day that has passed can no longer be met.
    ...(given(inputs, 'baselineOn') < today
      ? []
      : [
          {
            what: 'forecast-at-baseline',
            zh: `将预计日期调整回 ${given(inputs, 'baselineOn')} 附近，并说明原因`,
            en: `Its forecast moves back towards ${given(inputs, 'baselineOn')}, with an explanation`,
          },
        ]),
  ],
  explain: {
    zh: (inputs) =>
      `节点“${given(inputs, 'milestoneName')}”基线 ${given(inputs, 'baselineOn')}，现预计 ${given(inputs, 'forecastOn')}，推迟 ${slip(inputs)} 天`,
    en: (inputs) =>
      `Milestone “${given(inputs, 'milestoneName')}” was promised for ${given(inputs, 'baselineOn')} and is now expected on ${given(inputs, 'forecastOn')}, ${days(slip(inputs))} later`,
  },
} as const satisfies AlertRule;
