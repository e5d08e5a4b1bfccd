import { describe, expect, it } from '@jest/globals';
import type { ApprovalRegime, ProjectSector } from '#projects';
import { day } from '#values';
import { adjustmentAuditFirst } from './adjustment-audit-first.js';
import { approvedOverEstimate } from './approved-over-estimate.js';
import { approvedTotal, cost, facts, milestone, planTotal, version } from './examples.js';
import { finalAccountLate } from './final-account-late.js';
import { forecastExceeded } from './forecast-exceeded.js';
import { paidAheadOfProgress } from './paid-ahead-of-progress.js';
import type { ProjectFacts } from './project-facts.js';

describe('the newest forecast of the final cost, of a project that', () => {
  const rule = version('forecast-exceeded', { atPercents: [100, 110] }, 'amber');
  const approved = approvedTotal(1_000n);
  it.each<[string, ProjectFacts['ceiling'], bigint | null, string, string, number]>([
    // Columns: case, spending limit, forecast (fen), scope of the forecast, expected state and
    // level of the alert.
    ['is forecast within its total', approved, 1_000n, 'not-stated', 'clear', 1],
    ['is forecast a fen above it', approved, 1_001n, 'not-stated', 'raised', 1],
    ['is forecast exactly a tenth above it', approved, 1_100n, 'not-stated', 'raised', 1],
    ['is forecast further above it', approved, 1_101n, 'not-stated', 'raised', 2],
    ["has the plan's total alone", planTotal(999n), 1_000n, 'not-stated', 'raised', 1],
    ['has no total', planTotal(null), 1_000n, 'not-stated', 'cannot-be-judged', 1],
    ['was never forecast', approved, null, 'not-stated', 'no-data', 1],
    ['was forecast for another extent', approved, 9_999n, 'whole-line', 'cannot-be-judged', 1],
  ])('%s', (_, ceiling, amountFen, scope, state, level) => {
    const [result] = forecastExceeded.evaluate(
      facts({ ceiling, forecast: amountFen === null ? null : { amountFen, scope } }),
      rule,
    );
    expect(result).toMatchObject({ state, level });
    expect(forecastExceeded.turnsGreenWhen(result?.inputs ?? {}).length).toBeGreaterThan(0);
  });

  it('says what it is held against, and what would end it', () => {
    const inputs =
      forecastExceeded.evaluate(
        facts({
          ceiling: planTotal(10_000_000_000n),
          forecast: { amountFen: 11_000_000_000n, scope: 'not-stated' },
        }),
        rule,
      )[0]?.inputs ?? {};
    expect(forecastExceeded.explain.zh(inputs)).toBe(
      '最终投资预测 1.1 亿元，超过总投资 1 亿元（规划数，未录入概算）',
    );
    expect(forecastExceeded.explain.en(inputs)).toBe(
      'The final cost is forecast at CNY 110,000,000, more than the total investment of CNY 100,000,000 (plan figure, no approved estimate on record)',
    );
    expect(forecastExceeded.turnsGreenWhen(inputs).map(({ zh }) => zh)).toEqual([
      '最终投资预测不超过 1 亿元',
      '批准不低于 1.1 亿元的概算',
    ]);
  });
  it('is not asked of a promised quantity without money', () =>
    expect(
      forecastExceeded.evaluate(facts({ kind: 'programme', totalInvestmentFen: null }), rule),
    ).toEqual([]));
});

describe('an approved estimate, of an estimate of 10,000, that', () => {
  const rule = version('approved-over-estimate', { percent: 10, waterPercent: 15 }, 'amber');
  it.each<
    [
      string,
      bigint | null,
      bigint | null,
      ApprovalRegime | null,
      ProjectSector | null,
      string | null,
    ]
  >([
    // Columns: case, estimate (fen), approved estimate (fen), approval regime, sector, expected
    // state of the alert.
    ['is a tenth above', 10_000n, 11_000n, 'approval', null, 'clear'],
    ['is a fen more than a tenth above', 10_000n, 11_001n, 'approval', null, 'raised'],
    ['is so of a water project', 10_000n, 11_001n, 'approval', 'water', 'clear'],
    ['is 15 % above, of a water project', 10_000n, 11_500n, 'approval', 'water', 'clear'],
    ['is a fen more, of a water project', 10_000n, 11_501n, 'approval', 'water', 'raised'],
    ['is far above, of an enterprise', 10_000n, 99_999n, 'filing', null, null],
    ['is far above, verified', 10_000n, 99_999n, 'verification', null, null],
    ['is far above, under an unknown regime', 10_000n, 99_999n, null, null, 'cannot-be-judged'],
    ['has no estimate beside it', null, 99_999n, 'approval', null, 'cannot-be-judged'],
    ['is not there yet', 10_000n, null, 'approval', null, null],
  ])('%s', (_, estimateFen, approvedFen, regime, sector, state) => {
    const [result] = approvedOverEstimate.evaluate(
      facts({ regime, sector, cost: cost({ estimateFen, approvedFen }) }),
      rule,
    );
    expect(result?.state ?? null).toBe(state);
    if (result)
      expect(approvedOverEstimate.turnsGreenWhen(result.inputs).length).toBeGreaterThan(0);
  });

  it('says by how much it may be above', () => {
    const [result] = approvedOverEstimate.evaluate(
      facts({
        regime: 'approval',
        cost: cost({ estimateFen: 10_000_000_000n, approvedFen: 11_200_000_000n }),
      }),
      rule,
    );
    expect(approvedOverEstimate.explain.zh(result?.inputs ?? {})).toBe(
      '概算 1.12 亿元，超过估算 1 亿元的 10% 以上（上限 1.1 亿元），须报告，可能须重新报批可行性研究报告',
    );
  });
});

describe('the approved estimate, 10,000 at first, that was adjusted', () => {
  const rule = version('adjustment-audit-first', { percent: 10 }, 'amber');
  it.each<[string, bigint | null, ApprovalRegime | null, string | null, string | null]>([
    // Columns: case, present approved estimate (fen), approval regime, audit document, expected
    // state of the alert.
    ['not at all', 10_000n, 'approval', null, 'clear'],
    ['by 9.99 %', 10_999n, 'approval', null, 'clear'],
    ['by 10 %', 11_000n, 'approval', null, 'raised'],
    ['by 18 % in two steps', 11_800n, 'approval', null, 'raised'],
    ['by 12 %, audited first', 11_200n, 'approval', '审计报告', 'clear'],
    ['downwards', 5_000n, 'approval', null, 'clear'],
    ['by 12 %, of an enterprise', 11_200n, 'filing', null, null],
    ['by 12 %, regime unknown', 11_200n, null, null, 'cannot-be-judged'],
    ['by 9 %, regime unknown', 10_900n, null, null, 'clear'],
    ['before there was one', null, 'approval', null, null],
  ])('%s', (_, currentFen, regime, auditDocument, state) => {
    const project = facts({
      regime,
      cost: cost({
        approvedFen: currentFen === null ? null : 10_000n,
        currentFen,
        currentId: 'r2',
        auditDocument,
      }),
    });
    expect(adjustmentAuditFirst.evaluate(project, rule)[0]?.state ?? null).toBe(state);
  });

  it('is one episode per adjustment', () => {
    const keys = ['r2', 'r3'].map(
      (currentId) =>
        adjustmentAuditFirst.evaluate(
          facts({
            regime: 'approval',
            cost: cost({ approvedFen: 100n, currentFen: 120n, currentId }),
          }),
          rule,
        )[0]?.episodeKey,
    );
    expect(new Set(keys).size).toBe(2);
  });
});

describe('an investment whose last milestone was met on 30 November 2025', () => {
  const rule = version('final-account-late', { atMonths: [3, 5, 9] }, 'amber');
  const done = {
    milestones: [milestone('2025-06-30', '2025-07-01'), milestone('2025-12-31', '2025-11-30')],
  };
  it.each<[string, Partial<ProjectFacts>, string, string | null, number, string]>([
    // Columns: case, project data, day of evaluation, expected state, level and severity of the
    // alert.
    ['on the last day of three months', done, '2026-02-28', 'clear', 1, 'amber'],
    ['on the day after', done, '2026-03-01', 'raised', 1, 'amber'],
    ['on the last day that a small one may be given', done, '2026-04-30', 'raised', 1, 'amber'],
    ['on the day after that', done, '2026-05-01', 'raised', 2, 'amber'],
    ['on the day after the longest extension', done, '2026-08-31', 'raised', 3, 'red'],
    [
      'with its final account on record',
      { ...done, cost: cost({ finalAccount: true }) },
      '2026-08-31',
      'clear',
      1,
      'amber',
    ],
    [
      'with a milestone that is not met',
      { milestones: [...done.milestones, milestone('2026-12-31')] },
      '2027-08-31',
      null,
      1,
      'amber',
    ],
    ['that is a promised quantity', { ...done, kind: 'programme' }, '2026-08-31', null, 1, 'amber'],
  ])('%s', (_, given, on, state, level, severity) => {
    const [result] = finalAccountLate.evaluate(facts(given), rule, day(on));
    if (state === null) expect(result).toBeUndefined();
    else expect(result).toMatchObject({ state, level, severity });
  });

  it('says since when, and how long is allowed', () => {
    const inputs = { completedOn: '2025-11-30', months: '3' };
    expect(finalAccountLate.explain.zh(inputs, day('2026-03-01'))).toBe(
      '各节点已于 2025-11-30 全部完成，91 天后仍没有竣工财务决算（期限 3 个月）',
    );
  });
});

describe('of an approved total of 10,000, a project whose payments are', () => {
  const rule = version('paid-ahead-of-progress', { atPoints: [20, 35] }, 'amber');
  it.each<[string, bigint | null, number | null, ProjectFacts['ceiling'], string, number, string]>([
    // Columns: case, paid (fen), progress (1/100 %), spending limit, expected state, level and
    // severity of the alert.
    ['as far as the work', 4_500n, 45_00, approvedTotal(10_000n), 'clear', 1, 'amber'],
    ['a fen less than 20 points ahead', 6_499n, 45_00, approvedTotal(10_000n), 'clear', 1, 'amber'],
    ['20 points ahead', 6_500n, 45_00, approvedTotal(10_000n), 'raised', 1, 'amber'],
    [
      '80 % while 45 % of the work is done',
      8_000n,
      45_00,
      approvedTotal(10_000n),
      'raised',
      2,
      'red',
    ],
    ['behind the work', 100n, 99_99, approvedTotal(10_000n), 'clear', 1, 'amber'],
    [
      'held against a total that nobody knows',
      8_000n,
      45_00,
      planTotal(null),
      'cannot-be-judged',
      1,
      'amber',
    ],
    [
      'made while nobody looked at the work',
      8_000n,
      null,
      approvedTotal(10_000n),
      'no-data',
      1,
      'amber',
    ],
    ['not on record', null, 45_00, approvedTotal(10_000n), 'no-data', 1, 'amber'],
  ])('%s', (_, paidFen, hundredths, ceiling, state, level, severity) => {
    const project = facts({
      ceiling,
      paidFen,
      entriesOf: { completed: 0n, funds: 0n, paid: paidFen === null ? 0n : 1n },
      progress: hundredths === null ? null : { hundredths, readOn: day('2026-10-31') },
    });
    const [result] = paidAheadOfProgress.evaluate(project, rule);
    expect(result).toMatchObject({ state, level, severity });
    expect(paidAheadOfProgress.turnsGreenWhen(result?.inputs ?? {}).length).toBeGreaterThan(0);
  });

  it('says both shares', () => {
    const [result] = paidAheadOfProgress.evaluate(
      facts({
        ceiling: approvedTotal(10_000_000_000n),
        paidFen: 8_000_000_000n,
        entriesOf: { completed: 0n, funds: 0n, paid: 1n },
        progress: { hundredths: 45_00, readOn: day('2026-10-31') },
      }),
      rule,
    );
    expect(paidAheadOfProgress.explain.zh(result?.inputs ?? {})).toBe(
      '累计支付 8000 万元，为概算 1 亿元的 80.00%，而 2026-10-31 形象进度为 45.00%',
    );
    expect(paidAheadOfProgress.explain.en(result?.inputs ?? {})).toBe(
      'Payments of CNY 80,000,000 are 80.00 % of the approved estimate of CNY 100,000,000, while the work stood at 45.00 % on 2026-10-31',
    );
  });
});
