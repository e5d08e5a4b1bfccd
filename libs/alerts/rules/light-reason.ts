import type { Light } from './lights.js';

/** Codes of the reasons why a light has its level. */
export const LIGHT_REASONS = [
  'NOT_EVALUATED',
  'RULE_NOT_IN_FORCE',
  'RULE_FAILED',
  'NOT_APPLICABLE',
  'WITHIN_TOTAL',
  'NEARLY_SPENT',
  'TOTAL_EXCEEDED',
  'TOTAL_NOT_STATED',
  'SOURCES_DISAGREE',
  'ON_OR_AHEAD',
  'BEHIND_BELOW_THRESHOLD',
  'BEHIND',
  'NO_YEAR_PLAN',
  'YEAR_PLAN_OF_NOTHING',
  'NO_MONTH_OVER',
  'WITHIN_REACH',
  'REACHED',
  'PERIOD_EXCEEDED',
  'OUT_OF_REACH',
  'PERIOD_MISSED',
  'NO_PERIOD_FIGURE',
  'NO_MONEY_RECORDED',
  'NO_MONEY_IN_YEAR',
  'NO_MONEY_IN_PERIOD',
  'NOT_ENOUGH_HISTORY',
  'EXPLAINED',
  'RAISED',
  'CLEAR',
  'SILENT',
  'NO_DATA',
  'NOT_EVALUABLE',
] as const;
export type LightReason = (typeof LIGHT_REASONS)[number];

type Stated = Pick<Light, 'level' | 'rule' | 'without' | 'inputs'>;

/** Returns the code of the reason why a light has its level. */
export function reasonOf(light: Stated): LightReason {
  if (light.without !== null) return light.without;
  if (light.level === 'good' && light.inputs.explainedOn != null) return 'EXPLAINED';
  return OF_RULE[light.rule ?? '']?.(light) ?? GENERAL[light.level];
}

const GENERAL: Readonly<Record<Light['level'], LightReason>> = {
  good: 'CLEAR',
  info: 'SILENT',
  amber: 'RAISED',
  red: 'RAISED',
  'no-data': 'NO_DATA',
  'cannot-be-judged': 'NOT_EVALUABLE',
  'not-applicable': 'NOT_APPLICABLE',
};

type Reason = (light: Stated) => LightReason | null;

const ofTotal =
  (raised: LightReason): Reason =>
  ({ level, inputs }) => {
    if (level === 'good') return 'WITHIN_TOTAL';
    if (level === 'no-data') return 'NO_MONEY_RECORDED';
    if (level === 'cannot-be-judged')
      return inputs.reason === 'SOURCES_DISAGREE' ? 'SOURCES_DISAGREE' : 'TOTAL_NOT_STATED';
    return raised;
  };

const ofYear: Reason = ({ level, inputs }) => {
  if (level === 'cannot-be-judged') return 'NO_YEAR_PLAN';
  if (level === 'no-data') return 'NO_MONEY_IN_YEAR';
  if (level === 'info') return 'BEHIND_BELOW_THRESHOLD';
  if (level !== 'good') return 'BEHIND';
  if (inputs.plannedFen === '0') return 'YEAR_PLAN_OF_NOTHING';
  return inputs.months === '0' ? 'NO_MONTH_OVER' : 'ON_OR_AHEAD';
};

const isReached = ({ completedFen, fypSpendFen }: Light['inputs']): boolean =>
  completedFen != null && fypSpendFen != null && BigInt(completedFen) >= BigInt(fypSpendFen);

const ofPeriod: Reason = ({ level, rule, inputs }) => {
  if (level === 'cannot-be-judged') return 'NO_PERIOD_FIGURE';
  if (level === 'no-data' && inputs.completedFen != null) return 'NOT_ENOUGH_HISTORY';
  if (level === 'no-data')
    return inputs.knownMonths === '0' ? 'NO_MONEY_RECORDED' : 'NO_MONEY_IN_PERIOD';
  if (level === 'good') return isReached(inputs) ? 'REACHED' : 'WITHIN_REACH';
  if (rule === 'plan-period-exceeded') return 'PERIOD_EXCEEDED';
  return inputs.monthsLeft === '0' ? 'PERIOD_MISSED' : 'OUT_OF_REACH';
};

const OF_RULE: Readonly<Record<string, Reason>> = {
  'total-exceeded': ofTotal('TOTAL_EXCEEDED'),
  'total-nearly-spent': ofTotal('NEARLY_SPENT'),
  'year-plan-behind': ofYear,
  'plan-period-exceeded': ofPeriod,
  'plan-period-at-risk': ofPeriod,
};
