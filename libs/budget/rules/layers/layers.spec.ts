import { describe, expect, it } from '@jest/globals';
import type { ApprovalRegime } from '#projects';
import { day, month, parseMoney } from '#values';
import type { Ceiling } from '../cost-chain.js';
import type { RuleInForce } from '../rule-in-force.js';
import type { YearPlanRecord } from '../year-plan.js';
import { evaluateApprovedTotal } from './approved-total.js';
import { evaluatePlanPeriod, type PeriodFacts } from './plan-period.js';
import { evaluateYearPlan } from './year-plan.js';

const rule = (code: string, parameters: RuleInForce['parameters']): [string, RuleInForce] => [
  code,
  { code, version: 1, parameters, source: '示例', standing: 'read' },
];
const rules = new Map([
  rule('total-ceiling', { percent: 100 }),
  rule('enterprise-amendment', { percent: 20 }),
  rule('year-plan-lag', { amberPoints: 10, redPoints: 30 }),
  rule('plan-period-ceiling', { percent: 100 }),
]);
const none = new Map<string, RuleInForce>();

describe('against the approved total, a project', () => {
  const estimate: Ceiling = {
    basis: 'approved-estimate',
    amountFen: 100n,
    scope: 'not-stated',
    reason: null,
  };
  const planFigure: Ceiling = {
    basis: 'plan-figure',
    amountFen: 100n,
    scope: 'whole-line',
    reason: null,
  };
  const silent: Ceiling = {
    basis: null,
    amountFen: null,
    scope: 'not-stated',
    reason: 'TOTAL_NOT_STATED',
  };
  const disputed: Ceiling = { ...silent, reason: 'SOURCES_DISAGREE' };

  it.each<[string, Ceiling, ApprovalRegime | null, bigint | null, bigint | null, string, string]>([
    // Columns: title, cost limit, approval regime, completed amount and paid amount (fen), expected
    // result and reason.
    ['within it', estimate, 'approval', 99n, 0n, 'good', 'WITHIN_TOTAL'],
    ['exactly at it', estimate, 'approval', 100n, 100n, 'good', 'WITHIN_TOTAL'],
    ['a fen beyond it', estimate, 'approval', 101n, 0n, 'red', 'TOTAL_EXCEEDED'],
    ['that paid a fen more', estimate, 'approval', 0n, 101n, 'red', 'TOTAL_EXCEEDED'],
    [
      'of an enterprise, 19 % beyond',
      estimate,
      'filing',
      119n,
      0n,
      'amber',
      'EXCEEDED_BELOW_AMENDMENT',
    ],
    [
      'of an enterprise, 20 % beyond',
      estimate,
      'verification',
      120n,
      0n,
      'red',
      'AMENDMENT_NEEDED',
    ],
    [
      'whose regime nobody recorded',
      estimate,
      null,
      101n,
      0n,
      'cannot-be-judged',
      'APPROVAL_REGIME_NOT_RECORDED',
    ],
    ['measured by the plan, whatever regime', planFigure, null, 100n, 0n, 'good', 'WITHIN_TOTAL'],
    ['beyond what the plan said', planFigure, null, 101n, 0n, 'red', 'TOTAL_EXCEEDED'],
    [
      'of which the plan gives no total',
      silent,
      'approval',
      9n,
      0n,
      'cannot-be-judged',
      'TOTAL_NOT_STATED',
    ],
    [
      'whose sources disagree',
      disputed,
      'approval',
      9n,
      0n,
      'cannot-be-judged',
      'SOURCES_DISAGREE',
    ],
    ['without an entry', planFigure, null, null, null, 'no-data', 'NO_MONEY_RECORDED'],
    [
      'without an entry or a total',
      silent,
      null,
      null,
      null,
      'cannot-be-judged',
      'TOTAL_NOT_STATED',
    ],
  ])('%s', (_, ceiling, regime, completedFen, paidFen, level, reason) => {
    expect(evaluateApprovedTotal({ ceiling, regime, completedFen, paidFen }, rules)).toMatchObject({
      level,
      reason,
    });
  });

  it('explains itself: figures, rule, and what would turn it green', () => {
    expect(
      evaluateApprovedTotal(
        { ceiling: planFigure, regime: null, completedFen: 112n, paidFen: 7n },
        rules,
      ),
    ).toEqual({
      layer: 'approved-total',
      level: 'red',
      reason: 'TOTAL_EXCEEDED',
      rule: { code: 'total-ceiling', version: 1, source: '示例', standing: 'read' },
      inputs: {
        basis: 'plan-figure',
        ceilingFen: '100',
        scope: 'whole-line',
        approvalRegime: null,
        completedFen: '112',
        paidFen: '7',
        spentPercent: '112.00',
      },
      turnsGreenWhen: [
        { what: 'spending-within', amountFen: 100n },
        { what: 'ceiling-raised-to', amountFen: 112n },
      ],
    });
  });

  it('is not evaluated without a rule in force', () =>
    expect(
      evaluateApprovedTotal(
        { ceiling: planFigure, regime: null, completedFen: 1n, paidFen: 0n },
        none,
      ),
    ).toMatchObject({ level: 'cannot-be-judged', reason: 'RULE_NOT_IN_FORCE' }));
});

describe("against the year's plan", () => {
  const plan = (amountFen: bigint, curveFen: readonly bigint[] | null = null): YearPlanRecord => ({
    year: 2026,
    amountFen,
    category: 'continuing',
    curveFen,
    effectiveOn: day('2026-01-15'),
    reason: null,
    document: '示例',
    place: null,
    id: 'x',
    filingId: 'x',
    number: 1,
    filedBy: 'a',
    approvedBy: 'b',
    recordedAt: new Date(0),
  });
  const evaluate = (
    given: YearPlanRecord | null,
    completedFen: bigint | null,
    through = '2026-03',
    everCompletedFen = completedFen,
  ) =>
    evaluateYearPlan(
      { year: 2026, plan: given, completedFen, everCompletedFen, through: month(through) },
      rules,
    );

  it('the arithmetic of a progress bulletin: 313.64 of 1,015 in January to March are 30.90 %, against 25 %, ahead by 5.90 points', () => {
    expect(evaluate(plan(parseMoney('1015', '亿元')), parseMoney('313.64', '亿元'))).toMatchObject({
      level: 'good',
      reason: 'ON_OR_AHEAD',
      inputs: {
        completedPercent: '30.90',
        timeProgressPercent: '25.00',
        leadPoints: '5.90',
        through: '2026-03',
      },
      turnsGreenWhen: [],
    });
  });

  it.each<[string, YearPlanRecord | null, bigint | null, string, string, string]>([
    // Columns: title, year's plan, completed amount (fen), last complete month, expected result and
    // reason.
    ['exactly on time', plan(1_200n), 300n, '2026-03', 'good', 'ON_OR_AHEAD'],
    ['far ahead', plan(1_200n), 5_000n, '2026-03', 'good', 'ON_OR_AHEAD'],
    ['a fen behind', plan(1_200n), 299n, '2026-03', 'info', 'BEHIND_BELOW_THRESHOLD'],
    ['9.99 points behind', plan(10_000n), 1_501n, '2026-03', 'info', 'BEHIND_BELOW_THRESHOLD'],
    ['10 points behind', plan(10_000n), 1_500n, '2026-03', 'amber', 'BEHIND'],
    ['30 points behind', plan(10_000n), 2_000n, '2026-06', 'amber', 'BEHIND'],
    ['30.01 points behind', plan(10_000n), 1_999n, '2026-06', 'red', 'FAR_BEHIND'],
    ['of a year that has no plan', null, 300n, '2026-03', 'cannot-be-judged', 'NO_YEAR_PLAN'],
    ['of nothing', plan(0n), 300n, '2026-03', 'info', 'YEAR_PLAN_OF_NOTHING'],
    ['before a month is over', plan(1_200n), 0n, '2025-12', 'info', 'NO_MONTH_OVER'],
    ['without an entry', plan(1_200n), null, '2026-03', 'no-data', 'NO_MONEY_RECORDED'],
    [
      'by a curve that starts late',
      plan(1_200n, [0n, 0n, 0n, 1_200n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n]),
      0n,
      '2026-03',
      'good',
      'ON_OR_AHEAD',
    ],
    [
      'by that curve a month later',
      plan(1_200n, [0n, 0n, 0n, 1_200n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n]),
      0n,
      '2026-04',
      'red',
      'FAR_BEHIND',
    ],
  ])('a project %s', (_, given, completedFen, through, level, reason) =>
    expect(evaluate(given, completedFen, through)).toMatchObject({ level, reason }),
  );

  it('a project that reported in other years alone is not one that completed nothing', () => {
    expect(evaluate(plan(1_200n), null, '2026-03', 900n)).toMatchObject({
      level: 'no-data',
      reason: 'NO_MONEY_IN_YEAR',
      turnsGreenWhen: [{ what: 'year-money-recorded' }],
      inputs: { completedFen: null, completedPercent: null },
    });
  });

  it('says how much more it takes, to the fen', () => {
    expect(evaluate(plan(1_000n), 100n)).toMatchObject({
      inputs: { leadPoints: '-15.00', expectedFen: '250' },
      turnsGreenWhen: [{ what: 'completed-at-least', amountFen: 250n, through: '2026-03' }],
    });
    expect(evaluate(plan(1_001n), 250n).turnsGreenWhen).toEqual([
      { what: 'completed-at-least', amountFen: 251n, through: '2026-03' },
    ]);
  });
});

describe('against the plan period', () => {
  const facts = (over: Partial<PeriodFacts>): PeriodFacts => ({
    planCode: 'p',
    from: month('2021-01'),
    to: month('2025-12'),
    figureFen: 600n,
    completedFen: 300n,
    bestMonthFen: 30n,
    history: { firstMonth: month('2022-01'), knownMonths: 30 },
    through: month('2024-12'),
    ...over,
  });

  it.each<[string, Partial<PeriodFacts>, string, string]>([
    ['whose rate still needed is its best ever', { bestMonthFen: 25n }, 'good', 'WITHIN_REACH'],
    ['whose rate still needed is a fen more', { bestMonthFen: 24n }, 'red', 'OUT_OF_REACH'],
    [
      'that completed nothing in a year of months',
      { completedFen: 0n, bestMonthFen: 0n },
      'red',
      'OUT_OF_REACH',
    ],
    [
      'with one month on record',
      {
        completedFen: 1n,
        bestMonthFen: 1n,
        history: { firstMonth: month('2024-12'), knownMonths: 1 },
      },
      'no-data',
      'NOT_ENOUGH_HISTORY',
    ],
    [
      'with one month on record, and a rate that it has reached',
      { bestMonthFen: 25n, history: { firstMonth: month('2024-12'), knownMonths: 1 } },
      'good',
      'WITHIN_REACH',
    ],
    ['that reached it', { completedFen: 600n }, 'good', 'REACHED'],
    ['that went beyond', { completedFen: 601n }, 'amber', 'PERIOD_EXCEEDED'],
    ['that missed it', { through: month('2025-12') }, 'red', 'PERIOD_MISSED'],
    ['that missed it long ago', { through: month('2026-10') }, 'red', 'PERIOD_MISSED'],
    [
      'of which the plan gives no figure',
      { figureFen: null },
      'cannot-be-judged',
      'NO_PERIOD_FIGURE',
    ],
    [
      'without an entry',
      { completedFen: null, bestMonthFen: null },
      'no-data',
      'NO_MONEY_RECORDED',
    ],
    [
      'whose only entries lie outside the period',
      { completedFen: null, through: month('2026-10') },
      'no-data',
      'NO_MONEY_IN_PERIOD',
    ],
    [
      'before the period',
      { through: month('2020-11'), completedFen: 0n },
      'info',
      'PERIOD_NOT_BEGUN',
    ],
  ])('a project %s', (_, over, level, reason) =>
    expect(evaluatePlanPeriod(facts(over), rules)).toMatchObject({ level, reason }),
  );

  it('offers no work in a period that is over', () => {
    expect(evaluatePlanPeriod(facts({ through: month('2026-10') }), rules).turnsGreenWhen).toEqual([
      { what: 'period-figure-at-most', amountFen: 300n },
    ]);
    expect(
      evaluatePlanPeriod(facts({ completedFen: null, through: month('2026-10') }), rules)
        .turnsGreenWhen,
    ).toEqual([{ what: 'period-money-recorded' }]);
  });

  it('shows the rate still needed beside the best ever, and what would turn it green', () => {
    expect(
      evaluatePlanPeriod(facts({ completedFen: 299n, bestMonthFen: 7n }), rules),
    ).toMatchObject({
      inputs: {
        monthsLeft: '12',
        missingFen: '301',
        neededPerMonthFen: '26',
        bestMonthFen: '7',
        completedPercent: '49.83',
      },
      turnsGreenWhen: [
        { what: 'month-completed-at-least', amountFen: 26n },
        { what: 'period-completed-at-least', amountFen: 600n },
      ],
    });
  });
});
