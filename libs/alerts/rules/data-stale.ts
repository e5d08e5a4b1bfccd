import { addDays, type Day, daysBetween } from '#values';
import { given, MONEY_RECORDED } from './ceiling.js';
import { days } from './milestone-days.js';
import { nextOf } from './next-days.js';
import { reached, risingParameter } from './parameters.js';
import { type AlertRule, type Inputs, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 3_650 };
const silence = (inputs: Inputs, today: Day): number =>
  daysBetween(given(inputs, 'lastRecordedOn') as Day, today);

/**
 * Alert rule: raised when no ledger entry was recorded for an investment project for a number of
 * days. If none was ever recorded, the state is `no-data`.
 */
export const dataStale = {
  code: 'data-stale',
  dimension: 'reporting',
  name: { zh: '数据陈旧', en: 'Data stale' },
  parameters: { atDays: { kind: 'rising', ...BOUNDS } },
  inWords: ({ atDays }) => ({
    zh: `投资项目连续 ${Array.isArray(atDays) ? atDays.join('、') : ''} 天没有新的资金登记时提醒`,
    en: `An investment is told when no money was recorded for ${Array.isArray(atDays) ? atDays.join(', ') : ''} days`,
  }),
  evaluate(facts, rule, today) {
    const thresholds = risingParameter(rule, 'atDays', BOUNDS);
    if (facts.kind !== 'investment' && facts.entries === 0n) return [];
    const { lastRecordedOn } = facts;
    if (lastRecordedOn === null)
      return [onProject(facts, rule, { state: 'no-data', inputs: { lastRecordedOn: null } })];
    const level = reached(daysBetween(lastRecordedOn, today), thresholds);
    return [
      onProject(facts, rule, {
        state: level > 0 ? 'raised' : 'clear',
        inputs: { lastRecordedOn },
        given: { level: Math.max(level, 1) },
      }),
    ];
  },
  changesOn: ({ lastRecordedOn }, rule, today) =>
    lastRecordedOn === null
      ? null
      : nextOf(
          today,
          risingParameter(rule, 'atDays', BOUNDS).map((days) => addDays(lastRecordedOn, days)),
        ),
  turnsGreenWhen: () => [MONEY_RECORDED],
  explain: {
    zh: (inputs, today) =>
      `最近一次资金登记在 ${given(inputs, 'lastRecordedOn')}，已 ${silence(inputs, today)} 天没有更新`,
    en: (inputs, today) =>
      `Money was last recorded on ${given(inputs, 'lastRecordedOn')}, ${days(silence(inputs, today))} ago`,
  },
  unjudged: { zh: '没有数据：从未登记资金', en: 'No data: no money was ever recorded' },
} as const satisfies AlertRule;
