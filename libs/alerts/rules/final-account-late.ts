import { addDays, type Day, daysBetween, monthsAfter } from '#values';
import { given } from './ceiling.js';
import { days } from './milestone-days.js';
import { nextOf } from './next-days.js';
import { risingParameter } from './parameters.js';
import type { ProjectFacts } from './project-facts.js';
import { type AlertRule, type Inputs, onProject } from './evaluation-result.js';

const BOUNDS = { min: 1, max: 120 };

/**
 * Returns the day on which the last milestone was met; null while a milestone is unmet or when
 * there are no milestones.
 */
const completedOn = ({ milestones }: ProjectFacts): Day | null =>
  milestones.length === 0
    ? null
    : milestones.reduce<Day | null>(
        (last, { actualOn }) =>
          last === null || actualOn === null ? null : actualOn > last ? actualOn : last,
        '0001-01-01' as Day,
      );
const waited = (inputs: Inputs, today: Day): number =>
  daysBetween(given(inputs, 'completedOn') as Day, today);

/**
 * Alert rule: raised when all milestones of an investment project are met and no final account
 * (竣工财务决算) is recorded the given number of months later. The later thresholds are the ends of the
 * extensions possible for small, medium and large projects; after the last one the alert is red.
 */
export const finalAccountLate = {
  code: 'final-account-late',
  dimension: 'cost',
  name: { zh: '竣工财务决算逾期', en: 'Final account late' },
  parameters: { atMonths: { kind: 'rising', ...BOUNDS } },
  inWords: ({ atMonths }) => ({
    zh: `各节点全部完成后满 ${Array.isArray(atMonths) ? atMonths.join('、') : ''} 个月仍没有竣工财务决算时提醒`,
    en: `Told when ${Array.isArray(atMonths) ? atMonths.join(', ') : ''} months after the last milestone was met no final account is on record`,
  }),
  evaluate(facts, rule, today) {
    const atMonths = risingParameter(rule, 'atMonths', BOUNDS);
    const done = completedOn(facts);
    if (facts.kind !== 'investment' || done === null) return [];
    const level = facts.cost.finalAccount
      ? 0
      : atMonths.filter((months) => today > monthsAfter(done, months)).length;
    return [
      onProject(facts, rule, {
        state: level > 0 ? 'raised' : 'clear',
        inputs: { completedOn: done, months: String(atMonths[Math.max(level, 1) - 1]) },
        given: {
          level: Math.max(level, 1),
          severity: level === atMonths.length ? 'red' : rule.severity,
        },
      }),
    ];
  },
  changesOn(facts, rule, today) {
    const done = completedOn(facts);
    if (facts.cost.finalAccount || done === null) return null;
    return nextOf(
      today,
      risingParameter(rule, 'atMonths', BOUNDS).map((months) =>
        addDays(monthsAfter(done, months), 1),
      ),
    );
  },
  turnsGreenWhen: () => [
    { what: 'final-account-recorded', zh: '登记竣工财务决算', en: 'The final account is recorded' },
  ],
  explain: {
    zh: (inputs, today) =>
      `各节点已于 ${given(inputs, 'completedOn')} 全部完成，${waited(inputs, today)} 天后仍没有竣工财务决算（期限 ${given(inputs, 'months')} 个月）`,
    en: (inputs, today) =>
      `The last milestone was met on ${given(inputs, 'completedOn')}; ${days(waited(inputs, today))} later no final account is on record (${given(inputs, 'months')} months are allowed)`,
  },
} as const satisfies AlertRule;
