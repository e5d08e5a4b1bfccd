import { describe, expect, it } from '@jest/globals';
import { approvedTotal, facts, version } from './examples.js';
import { planPeriodExceeded } from './plan-period-exceeded.js';
import { totalExceeded } from './total-exceeded.js';

const total = version('total-exceeded', { percentOfTotal: 100 });
const period = version('plan-period-exceeded', { percentOfPeriod: 100 }, 'amber');
const TOTAL = 4_665_000_000_000n;
const PERIOD = 4_000_000_000_000n;

describe('against the total investment, a project that', () => {
  it.each([
    // Columns: case, completed, paid and total amount (fen), expected state of the alert.
    ['has spent nothing', 0n, 0n, TOTAL, 'clear'],
    ['has completed exactly the total', TOTAL, 0n, TOTAL, 'clear'],
    ['has completed one fen more', TOTAL + 1n, 0n, TOTAL, 'raised'],
    ['has paid one fen more', 0n, TOTAL + 1n, TOTAL, 'raised'],
    ['has completed and paid more', TOTAL + 9n, TOTAL + 1n, TOTAL, 'raised'],
    ['was corrected below zero', -5n, 0n, TOTAL, 'clear'],
    ['has no total and spent nothing', 0n, 0n, null, 'cannot-be-judged'],
    ['has no total and spent much', TOTAL * 9n, TOTAL * 9n, null, 'cannot-be-judged'],
  ])('%s', (_, completedFen, paidFen, totalInvestmentFen, state) => {
    const [result] = totalExceeded.evaluate(
      facts({ completedFen, paidFen, totalInvestmentFen, entries: 3n }),
      total,
    );
    expect(result?.state).toBe(state);
  });

  it('is measured by the approved estimate once there is one, and waits while sources disagree', () => {
    const raised = totalExceeded.evaluate(
      facts({ completedFen: 101n, ceiling: approvedTotal(100n) }),
      total,
    )[0];
    expect([raised?.state, raised && totalExceeded.explain.zh(raised.inputs)]).toEqual([
      'raised',
      '累计完成投资 0.000101 万元，超过概算 0.0001 万元，超出 0.000001 万元',
    ]);
    const disputed = totalExceeded.evaluate(
      facts({
        completedFen: 101n,
        ceiling: { basis: null, amountFen: null, scope: 'not-stated', reason: 'SOURCES_DISAGREE' },
      }),
      total,
    )[0];
    expect([disputed?.state, totalExceeded.turnsGreenWhen(disputed?.inputs ?? {})]).toMatchObject([
      'cannot-be-judged',
      [{ what: 'source-decided' }],
    ]);
  });

  it('is exact beyond what a floating number holds', () => {
    const huge = 9_007_199_254_740_993n;
    expect(
      totalExceeded.evaluate(facts({ completedFen: huge, totalInvestmentFen: huge }), total)[0]
        ?.state,
    ).toBe('clear');
    expect(
      totalExceeded.evaluate(facts({ completedFen: huge + 1n, totalInvestmentFen: huge }), total)[0]
        ?.state,
    ).toBe('raised');
  });

  it('says on what it rests, and what would turn it green', () => {
    const inputs = {
      completedFen: '4665000000100',
      paidFen: '7',
      percentOfTotal: '100',
      totalInvestmentFen: '4665000000000',
      basis: 'plan-figure',
      reason: null,
      ceilingFen: '4665000000000',
    };
    expect(
      totalExceeded.evaluate(
        facts({ completedFen: TOTAL + 100n, paidFen: 7n, entries: 2n }),
        total,
      ),
    ).toEqual([
      {
        rule: 'total-exceeded',
        ruleVersion: 1,
        severity: 'red',
        level: 1,
        state: 'raised',
        subject: { type: 'project', id: 'p1' },
        family: 'total',
        episodeKey: 'total-exceeded:p1',
        inputs,
      },
    ]);
    expect(totalExceeded.turnsGreenWhen(inputs)).toMatchObject([
      { what: 'total-raised', zh: '批准不低于 466.50000001 亿元的概算' },
    ]);
    const unknown =
      totalExceeded.evaluate(facts({ totalInvestmentFen: null }), total)[0]?.inputs ?? {};
    expect([unknown, totalExceeded.turnsGreenWhen(unknown)]).toMatchObject([
      { totalInvestmentFen: null, ceilingFen: null },
      [{ what: 'total-known' }],
    ]);
  });

  it.each([
    [80, 8n, 'clear'],
    [80, 9n, 'raised'],
    [100, 10n, 'clear'],
    [100, 11n, 'raised'],
  ])(
    'follows the %i per cent that the rule version says: %s of 11',
    (percentOfTotal, completedFen, state) => {
      expect(
        totalExceeded.evaluate(
          facts({ completedFen, totalInvestmentFen: percentOfTotal === 80 ? 11n : 10n }),
          version('total-exceeded', { percentOfTotal }),
        )[0]?.state,
      ).toBe(state);
    },
  );

  it('is not asked for money when it is a reform or a programme without any', () => {
    const reform = { kind: 'reform', totalInvestmentFen: null, fypSpendFen: null };
    expect(totalExceeded.evaluate(facts(reform), total)).toEqual([]);
    expect(planPeriodExceeded.evaluate(facts(reform), period)).toEqual([]);
    expect(totalExceeded.evaluate(facts({ ...reform, entries: 1n }), total)[0]?.state).toBe(
      'cannot-be-judged',
    );
  });
});

describe('against the plan period, a project that', () => {
  it.each([
    // Columns: case, amount completed in the plan period, amount completed since the start, planned
    // amount, expected state of the alert.
    ['completed exactly the figure', PERIOD, PERIOD, PERIOD, 'clear'],
    ['completed one fen more in the period', PERIOD + 1n, PERIOD + 1n, PERIOD, 'raised'],
    ['completed more, but partly outside the period', PERIOD, TOTAL, PERIOD, 'clear'],
    ['has no figure for the period', PERIOD * 9n, PERIOD * 9n, null, 'cannot-be-judged'],
  ])('%s', (_, periodCompletedFen, completedFen, fypSpendFen, state) => {
    const [result] = planPeriodExceeded.evaluate(
      facts({ periodCompletedFen, completedFen, fypSpendFen, entries: 1n }),
      period,
    );
    expect(result).toMatchObject({
      state,
      severity: 'amber',
      inputs: { fromMonth: '2021-01', toMonth: '2025-12' },
    });
  });

  it('is evaluated on this figure alone when it has no total, as the metro has', () => {
    const metro = facts({
      totalInvestmentFen: null,
      periodCompletedFen: PERIOD + 1n,
      completedFen: PERIOD + 1n,
      entries: 1n,
    });
    expect(totalExceeded.evaluate(metro, total)[0]?.state).toBe('cannot-be-judged');
    expect(planPeriodExceeded.evaluate(metro, period)[0]?.state).toBe('raised');
  });
});
