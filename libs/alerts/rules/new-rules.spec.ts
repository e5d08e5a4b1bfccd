import { describe, expect, it } from '@jest/globals';
import { type Day, day, type Month, month } from '#values';
import { turnsGreenWhen } from './all-rules.js';
import { contractorPrefinancing } from './contractor-prefinancing.js';
import { dataStale } from './data-stale.js';
import { facts, version } from './examples.js';
import { planPeriodAtRisk } from './plan-period-at-risk.js';
import type { ProjectFacts } from './project-facts.js';
import {
  evaluateMonth,
  readReturnEpisode,
  returnEpisode,
  returnMissing,
} from './return-missing.js';
import { specialBondUnspent } from './special-bond-unspent.js';
import { totalNearlySpent } from './total-nearly-spent.js';
import { totalsContradict } from './totals-contradict.js';
import { yearPlanBehind } from './year-plan-behind.js';

const today = day('2024-07-15');
const of = (
  completed: bigint,
  funds: bigint | null,
  paid: bigint | null,
  given: Partial<ProjectFacts> = {},
): ProjectFacts =>
  facts({
    completedFen: completed === 0n ? null : completed,
    fundsFen: funds,
    paidFen: paid,
    entries: 3n,
    entriesOf: {
      completed: completed === 0n ? 0n : 1n,
      funds: funds === null ? 0n : 1n,
      paid: paid === null ? 0n : 1n,
    },
    ...given,
  });

describe('close to the total, a project that', () => {
  const rule = version('total-nearly-spent', { atPercents: [80, 90, 100] }, 'amber');
  it.each([
    // Columns: case, completed, paid and total amount (fen), expected state, level and severity of
    // the alert.
    ['has 79.9 % of it', 799n, 0n, 1_000n, 'clear', 1, 'amber'],
    ['has 80 %', 800n, 0n, 1_000n, 'raised', 1, 'amber'],
    ['has paid 90 %', 0n, 900n, 1_000n, 'raised', 2, 'amber'],
    ['has all of it', 1_000n, 900n, 1_000n, 'raised', 3, 'red'],
    ['has a fen more', 1_001n, 0n, 1_000n, 'clear', 3, 'red'],
    ['has no total', 1_001n, 0n, null, 'cannot-be-judged', 1, 'amber'],
  ] as const)('%s', (_, completedFen, paidFen, totalInvestmentFen, state, level, severity) => {
    expect(
      totalNearlySpent.evaluate(
        facts({ completedFen, paidFen, totalInvestmentFen, entries: 1n }),
        rule,
      )[0],
    ).toMatchObject({ state, level, severity });
  });
  it('has no data while nothing was recorded, and says what would let it be evaluated', () => {
    const [result] = totalNearlySpent.evaluate(facts(), rule);
    expect(result?.state).toBe('no-data');
    expect(totalNearlySpent.turnsGreenWhen(result?.inputs ?? {}).map(({ what }) => what)).toEqual([
      'recorded',
    ]);
  });
});

describe('of the plan period’s 400, with 18 months left, a project that', () => {
  const rule = version('plan-period-at-risk', { percentOfBest: 100 }, 'amber');
  it.each<[string, bigint | null, bigint | null, bigint | null, string, string, string | null]>([
    // Columns: case, completed amount, amount of the best month, planned amount, day of evaluation,
    // expected state of the alert, expected amount needed per month.
    ['needs as much a month as it once did', 40n, 20n, 400n, '2024-07-15', 'clear', '20'],
    ['needs a fen more than it ever did', 39n, 20n, 400n, '2024-07-15', 'raised', '21'],
    ['has done it all', 400n, 20n, 400n, '2024-07-15', 'clear', '0'],
    ['did not do it before the period ended', 399n, 300n, 400n, '2026-01-01', 'raised', null],
    ['did it before the period ended', 400n, 300n, 400n, '2026-01-01', 'clear', null],
    ['has the last month still before it', 399n, 300n, 400n, '2025-12-31', 'clear', '1'],
    ['has no figure', 39n, 20n, null, '2024-07-15', 'cannot-be-judged', null],
    ['has nothing on record', null, null, 400n, '2024-07-15', 'no-data', null],
    ['has entries of 2026 alone', null, 20n, 400n, '2026-11-15', 'no-data', null],
  ])('%s', (_, periodCompletedFen, bestMonthFen, fypSpendFen, on, state, neededFen) => {
    const project = of(periodCompletedFen ?? 0n, null, null, {
      periodCompletedFen,
      bestMonthFen,
      fypSpendFen,
      firstMonth: '2023-07' as Month,
      knownMonths: 5,
    });
    expect(planPeriodAtRisk.evaluate(project, rule, day(on))[0]).toMatchObject({
      state,
      inputs: { neededFen },
    });
  });
});

describe('of the plan period’s 400, a project that needs more a month than its best, with', () => {
  const rule = version('plan-period-at-risk', { percentOfBest: 100 }, 'amber');
  it.each<[string, string | null, number, string, string[]]>([
    // Columns: case, first month with entries, number of months with entries, expected state,
    // expected conditions that end the alert.
    ['one month on record', '2024-07', 1, 'no-data', ['history-recorded']],
    ['an opening and one month', '2020-12', 2, 'no-data', ['history-recorded']],
    ['eleven months', '2023-09', 11, 'no-data', ['history-recorded']],
    ['twelve months', '2023-08', 12, 'raised', ['rate-within-best']],
    ['four quarters', '2023-08', 4, 'raised', ['rate-within-best']],
  ])('%s', (_, firstMonth, knownMonths, state, ways) => {
    const project = of(10n, null, null, {
      periodCompletedFen: 10n,
      bestMonthFen: 10n,
      fypSpendFen: 400n,
      firstMonth: firstMonth as Month,
      knownMonths,
    });
    const on = day('2024-07-15');
    const [result] = planPeriodAtRisk.evaluate(project, rule, on);
    expect(result?.state).toBe(state);
    expect(
      planPeriodAtRisk.turnsGreenWhen(result?.inputs ?? {}, on).map(({ what }) => what),
    ).toEqual(ways);
  });
});

describe('after the plan period', () => {
  const rule = version('plan-period-at-risk', { percentOfBest: 100 }, 'amber');
  const ways = (on: string, given: Partial<ProjectFacts>) => {
    const [result] = planPeriodAtRisk.evaluate(
      facts({
        fypSpendFen: 400n,
        bestMonthFen: 20n,
        firstMonth: '2021-01' as Month,
        knownMonths: 40,
        ...given,
      }),
      rule,
      day(on),
    );
    return turnsGreenWhen(rule.code, result?.inputs ?? {}, day(on)).map(({ what }) => what);
  };
  it('nobody is told to work faster in it; only an explanation is left', () => {
    expect(ways('2024-07-15', { periodCompletedFen: 39n })).toEqual(['rate-within-best']);
    expect(ways('2026-11-15', { periodCompletedFen: 39n })).toEqual(['explanation-approved']);
    expect(ways('2026-11-15', { periodCompletedFen: null })).toEqual(['period-money-recorded']);
  });
});

describe('of 1,000 completed, a project that', () => {
  const rule = version('contractor-prefinancing', { fundsShare: 80, paidShare: 70 }, 'amber');
  it.each<[string, bigint, bigint | null, bigint | null, string]>([
    ['received and paid most of it', 1_000n, 800n, 700n, 'clear'],
    ['received too little', 1_000n, 799n, 900n, 'raised'],
    ['paid too little', 1_000n, 1_000n, 699n, 'raised'],
    ['paid less than was completed, as is usual', 1_000n, 1_000n, 900n, 'clear'],
    ['received too little, and payments are unknown', 1_000n, 10n, null, 'raised'],
    ['received enough, and payments are unknown', 1_000n, 900n, null, 'cannot-be-judged'],
    ['has neither on record', 1_000n, null, null, 'cannot-be-judged'],
    ['has completed nothing', 0n, null, 5n, 'no-data'],
  ])('%s', (_, completed, funds, paid, state) =>
    expect(contractorPrefinancing.evaluate(of(completed, funds, paid), rule)[0]?.state).toBe(state),
  );
});

describe('an investment whose money was', () => {
  const rule = version('data-stale', { atDays: [62, 120] }, 'amber');
  it.each<[string, string | null, string, number]>([
    ['recorded today', '2024-07-15', 'clear', 1],
    ['recorded 61 days ago', '2024-05-15', 'clear', 1],
    ['recorded 62 days ago', '2024-05-14', 'raised', 1],
    ['recorded a year ago', '2023-07-15', 'raised', 2],
    ['never recorded', null, 'no-data', 1],
  ])('%s', (_, lastRecordedOn, state, level) =>
    expect(
      dataStale.evaluate(facts({ lastRecordedOn: lastRecordedOn as Day | null }), rule, today)[0],
    ).toMatchObject({ state, level }),
  );
});

describe('what was recorded contradicts itself when', () => {
  const rule = version('totals-contradict', {}, 'amber');
  it.each<[string, ProjectFacts, string]>([
    ['nothing does', of(10n, 8n, 7n), ''],
    ['the months do not add up', of(10n, 8n, 7n, { totalsAgree: false }), 'months-differ'],
    ['a sum is negative', of(-1n, 8n, 7n), 'completed-negative'],
    ['more was paid than received', of(10n, 8n, 9n), 'paid-above-funds'],
    ['paying is on record and receiving is not: nothing does', of(10n, null, 9n), ''],
  ])('%s', (_, project, what) =>
    expect(totalsContradict.evaluate(project, rule)[0]).toMatchObject({
      state: what === '' ? 'clear' : 'raised',
      inputs: { what },
    }),
  );
});

describe('special-bond money that arrived in January, evaluated as Tianjin does', () => {
  const paid = { completed: 0n, funds: 0n, paid: 1n };
  const rule = version('special-bond-unspent', {
    afterMonths: 6,
    bands: [
      { from: 0, fromIncluded: false, to: 30, toIncluded: true, light: 'amber' },
      { from: 30, fromIncluded: false, to: null, toIncluded: false, light: 'red' },
    ],
  });
  it.each<[string, string, bigint, string, string]>([
    ['five months ago is not evaluated', '2024-06-30', 0n, 'clear', 'amber'],
    ['six months ago, all paid', '2024-07-01', 100n, 'clear', 'amber'],
    ['30 % unpaid', '2024-07-01', 70n, 'raised', 'amber'],
    ['31 % unpaid', '2024-07-01', 69n, 'raised', 'red'],
  ])('%s', (_, on, bondPaidFen, state, severity) => {
    expect(
      specialBondUnspent.evaluate(
        facts({
          bondFunds: [{ month: month('2024-01'), amountFen: 100n }],
          bondPaidFen,
          entriesOf: paid,
        }),
        rule,
        day(on),
      )[0],
    ).toMatchObject({ state, severity });
  });
  it.each<[string, string, bigint, string, string]>([
    [
      'is not evaluated before six months are over since the issue',
      '2024-07-14',
      0n,
      'clear',
      'amber',
    ],
    ['is evaluated from then on', '2024-07-15', 70n, 'raised', 'amber'],
    ['is red beyond the band', '2024-07-15', 69n, 'raised', 'red'],
  ])('where the issue is on record, %s', (_, on, bondPaidFen, state, severity) => {
    const project = facts({
      bonds: [{ issuedOn: day('2024-01-15'), amountFen: 100n }],
      bondFunds: [{ month: month('2023-01'), amountFen: 999n }],
      bondPaidFen,
      entriesOf: paid,
    });
    expect(specialBondUnspent.evaluate(project, rule, day(on))[0]).toMatchObject({
      state,
      severity,
    });
  });
  it('says that no payment is on record where none is, and not that nothing was paid', () => {
    const project = facts({
      bondFunds: [{ month: month('2024-01'), amountFen: 100n }],
      bondPaidFen: 0n,
    });
    const [result] = specialBondUnspent.evaluate(project, rule, day('2024-07-01'));
    expect(result).toMatchObject({ state: 'raised', inputs: { paidFen: null } });
    expect(specialBondUnspent.explain.zh(result?.inputs ?? {})).toContain('没有登记任何支付');
  });
  it('is not asked of a project without any', () =>
    expect(specialBondUnspent.evaluate(facts(), rule, today)).toEqual([]));
});

describe('the year’s plan of 1,200 in mid-July, when six months are due,', () => {
  const yearPlan = (completedFen: bigint | null, curveFen: readonly bigint[] | null = null) =>
    facts({
      yearPlan: { year: 2024, plannedFen: 1_200n, curveFen, completedFen },
      entriesOf: { completed: 1n, funds: 0n, paid: 0n },
    });
  const band = (
    from: number | null,
    to: number | null,
    light: string,
    fromIncluded = true,
    toIncluded = true,
  ) => ({ from, to, light, fromIncluded, toIncluded });
  const yinchuan = version('year-plan-behind', {
    measure: 'points-behind',
    bands: [band(null, 0, 'clear'), band(10, 30, 'amber'), band(30, null, 'red', false)],
  });
  const sanya = version('year-plan-behind', {
    measure: 'percent-below-due',
    bands: [band(null, 0, 'clear'), band(0, 50, 'amber', false), band(50, null, 'red', false)],
  });
  const jinhua = version('year-plan-behind', {
    measure: 'percent-of-plan',
    bands: [
      band(null, 25, 'red', true, false),
      band(25, 42, 'amber', true, false),
      band(42, null, 'clear'),
    ],
  });
  it.each([
    // Columns: case, completed amount (fen), expected state and severity of the alert with the
    // published thresholds of Yinchuan, of Sanya and of Jinhua.
    ['on time', 600n, 'clear -', 'clear -', 'clear -'],
    ['a fen behind', 599n, 'silent -', 'raised amber', 'clear -'],
    ['nearly 10 points', 481n, 'silent -', 'raised amber', 'raised amber'],
    ['10 points behind', 480n, 'raised amber', 'raised amber', 'raised amber'],
    ['30 points behind', 240n, 'raised amber', 'raised red', 'raised red'],
    ['half of what was due', 300n, 'raised amber', 'raised amber', 'raised amber'],
    ['further behind', 239n, 'raised red', 'raised red', 'raised red'],
    ['more than planned', 1_300n, 'clear -', 'clear -', 'clear -'],
  ])('%s', (_, completedFen, ...expected) => {
    const lights = [yinchuan, sanya, jinhua]
      .map((rule) => yearPlanBehind.evaluate(yearPlan(completedFen), rule, today)[0])
      .map((result) => `${result?.state} ${result?.state === 'raised' ? result.severity : '-'}`);
    expect(lights).toEqual(expected);
  });
  it('cannot be evaluated without a plan, has no data without an entry, and is not behind before a month is over', () => {
    expect(yearPlanBehind.evaluate(facts(), yinchuan, today)[0]?.state).toBe('cannot-be-judged');
    expect(yearPlanBehind.evaluate(yearPlan(null), yinchuan, today)[0]?.state).toBe('no-data');
    for (const rule of [yinchuan, jinhua])
      expect(yearPlanBehind.evaluate(yearPlan(0n), rule, day('2024-01-30'))[0]?.state).toBe(
        'clear',
      );
  });
  it('follows the curve that was filed: nothing due before autumn is not behind in July', () => {
    const autumn = [...Array.from({ length: 8 }, () => 0n), 300n, 300n, 300n, 300n];
    expect(yearPlanBehind.evaluate(yearPlan(0n, autumn), yinchuan, today)[0]).toMatchObject({
      state: 'clear',
      inputs: { basis: 'curve', duePercent: '0.00' },
    });
    expect(
      yearPlanBehind.evaluate(yearPlan(0n, autumn), yinchuan, day('2024-10-31'))[0],
    ).toMatchObject({ state: 'raised', severity: 'red', inputs: { duePercent: '50.00' } });
  });
});

describe('returns of an organisation’s month', () => {
  const rule = version('return-missing', {}, 'amber');
  const october = (names: string[]) => ({
    organisationId: 'transport',
    organisationName: '交通局（示例）',
    month: '2026-10',
    dueOn: day('2026-11-06'),
    projects: names.map((name, at) => ({ id: `p${at}`, name })),
  });
  it.each([
    [[], 'clear', '0'],
    [['地铁'], 'raised', '1'],
    [['地铁', '机场'], 'raised', '2'],
  ] as const)('of which %j are missing are %s', (names, state, missing) => {
    expect(evaluateMonth(october([...names]), rule, 'p9')).toMatchObject({
      state,
      severity: 'amber',
      subject: { id: 'p9' },
      episodeKey: 'return-missing:transport:2026-10',
      inputs: { missing, projects: names.join('\n') },
    });
  });
  it('that are many are counted, and the first of them named', () => {
    const { inputs } = evaluateMonth(
      october(Array.from({ length: 23 }, (_, at) => `项目${at + 1}`)),
      rule,
      'p0',
    );
    expect(returnMissing.explain.zh(inputs)).toMatch(
      /^交通局（示例） 2026-10 月报缺 23 项：项目1、.*、项目20 等，另有 3 项未列出；应于 2026-11-06 前提交$/,
    );
    expect(returnMissing.explain.en(inputs)).toContain('23 returns for 2026-10 missing');
    expect(returnMissing.explain.en(inputs)).toContain(', and 3 more), due by 2026-11-06');
  });
  it('say nothing of a single project, and know their key', () => {
    expect(returnMissing.evaluate()).toEqual([]);
    expect(readReturnEpisode(returnEpisode('a:b', '2026-10'))).toEqual({
      organisationId: 'a:b',
      month: '2026-10',
    });
    expect(readReturnEpisode('data-stale:p1')).toBeNull();
  });
});
