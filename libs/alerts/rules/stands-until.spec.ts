import { describe, expect, it } from '@jest/globals';
import { addDays, type Day, day, type Month } from '#values';
import { RULES } from './all-rules.js';
import { CITY_SETS } from './city-sets.js';
import { cost, facts, milestone, version } from './examples.js';
import { nextMonth, nextOf } from './next-days.js';
import type { ProjectFacts } from './project-facts.js';
import { standsUntil } from './stands-until.js';
import type { AlertRule, RuleVersion } from './evaluation-result.js';

const PARAMETERS: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  'milestone-due-soon': [{ daysBefore: 30 }, { daysBefore: 0 }],
  'milestone-overdue': [{}, { worsensAfterDays: [7, 40] }],
  'milestone-slipped': [{ atDays: [1, 90, 180] }],
  'target-without-reading': [{ graceDays: 30 }, { graceDays: 0 }],
  'total-exceeded': [{ percentOfTotal: 100, worsensAtPercents: [110, 150] }],
  'total-nearly-spent': [{ atPercents: [80, 90, 100] }],
  'plan-period-exceeded': [{ percentOfPeriod: 100 }],
  'plan-period-at-risk': [{ percentOfBest: 100 }],
  'contractor-prefinancing': [{ fundsShare: 80, paidShare: 80 }],
  'adjustment-audit-first': [{ percent: 10 }],
  'approved-over-estimate': [{ percent: 10, waterPercent: 15 }],
  'forecast-exceeded': [{ atPercents: [100, 110] }],
  'final-account-late': [{ atMonths: [3, 5, 9] }],
  'paid-ahead-of-progress': [{ atPoints: [20, 35] }],
  'data-stale': [{ atDays: [62, 120] }],
  'totals-contradict': [{}],
  'return-missing': [{}],
  ...Object.fromEntries(
    ['year-plan-behind', 'special-bond-unspent'].map((code) => [
      code,
      CITY_SETS.flatMap((set) => set.rules)
        .filter((rule) => rule.code === code)
        .map((rule) => rule.parameters),
    ]),
  ),
};

let state = 20_261_126;
/** Returns a reproducible pseudo-random whole number from 0 to `below` - 1. */
const chance = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return (state >>> 8) % below;
};
const maybe = <T>(value: T): T | null => (chance(3) === 0 ? null : value);
const near = (): Day => addDays(day('2026-01-15'), chance(700) - 350);
const amount = (): bigint => BigInt(chance(1_000)) * 1_000_000_000n;

function someFacts(): ProjectFacts {
  const completed = amount();
  return facts({
    kind: chance(4) === 0 ? 'reform' : 'investment',
    totalInvestmentFen: maybe(amount() + 1n),
    fypSpendFen: maybe(amount() + 1n),
    planPeriod: { from: day('2021-01-01'), to: day(chance(2) ? '2025-12-31' : '2026-06-30') },
    milestones: Array.from({ length: chance(4) }, (_, at) =>
      milestone(near(), maybe(near()), {
        id: `m${at}`,
        baselineOn: near(),
        fromTarget: chance(2) === 0,
      }),
    ),
    entries: BigInt(chance(3)),
    entriesOf: { completed: BigInt(chance(3)), funds: BigInt(chance(3)), paid: BigInt(chance(3)) },
    completedFen: completed,
    fundsFen: amount(),
    paidFen: amount(),
    periodCompletedFen: completed,
    bestMonthFen: maybe(amount()),
    totalsAgree: chance(5) > 0,
    lastRecordedOn: maybe(near()),
    bondFunds: Array.from({ length: chance(3) }, () => ({
      month: near().slice(0, 7) as Month,
      amountFen: amount(),
    })),
    bondPaidFen: amount(),
    yearPlan: maybe({
      year: 2025 + chance(3),
      plannedFen: amount(),
      completedFen: amount(),
      curveFen: maybe(Array.from({ length: 12 }, amount)),
    }),
    cost: cost({
      finalAccount: chance(2) === 0,
      approvedFen: maybe(amount() + 1n),
      currentFen: maybe(amount() + 1n),
      estimateFen: maybe(amount() + 1n),
    }),
    forecast: maybe({ amountFen: amount(), scope: 'not-stated' }),
    progress: maybe({ hundredths: chance(10_001), readOn: near() }),
    bonds: Array.from({ length: chance(3) }, () => ({ issuedOn: near(), amountFen: amount() })),
  });
}

describe.each(RULES.map((rule) => [rule.code, rule as AlertRule] as const))('%s', (code, rule) => {
  const versions = (PARAMETERS[code] ?? []).map((parameters): RuleVersion =>
    version(code, parameters),
  );

  it('has examples here, so that what it says of its days is tried', () => {
    expect(versions.length).toBeGreaterThan(0);
  });

  it('says the same of the same facts until the day that it names', () => {
    for (let tries = 0; tries < 60; tries += 1) {
      const [given, from] = [someFacts(), near()];
      for (const held of versions) {
        const until = standsUntil(given, [held], from, [rule]);
        const first = rule.evaluate(given, held, from);
        const days = Array.from({ length: 400 }, (_, ahead) => addDays(from, ahead + 1));
        const changed =
          days.find(
            (on) => JSON.stringify(rule.evaluate(given, held, on)) !== JSON.stringify(first),
          ) ?? null;
        // The day returned by `standsUntil` may be too early, which only causes an unnecessary
        // evaluation of the rule, but it must never be too late.
        expect([
          code,
          from,
          until === null ? changed : changed === null || until <= changed,
        ]).toEqual([code, from, until === null ? null : true]);
      }
    }
  });
});

describe('a evaluation stands', () => {
  it('until tomorrow when a rule does not say, throws, or is not known', () => {
    const [total] = RULES.filter((rule) => rule.code === 'total-exceeded');
    if (!total) throw new Error('the rule is gone');
    const { changesOn: _, ...silent } = total;
    const faulty: AlertRule = {
      ...total,
      changesOn: () => {
        throw new Error('a fault');
      },
    };
    for (const rules of [[silent], [faulty], []])
      expect(
        standsUntil(
          facts(),
          [version('total-exceeded', { percentOfTotal: 100 })],
          day('2026-02-28'),
          rules,
        ),
      ).toBe('2026-03-01');
  });

  it('for ever when no rule looks at the calendar, else until the earliest day', () => {
    expect(
      standsUntil(facts(), [version('total-exceeded', { percentOfTotal: 100 })], day('2026-02-28')),
    ).toBeNull();
    expect(
      standsUntil(
        facts({ milestones: [milestone('2026-05-01')] }),
        [version('milestone-due-soon', { daysBefore: 30 }), version('milestone-overdue')],
        day('2026-02-28'),
      ),
    ).toBe('2026-04-01');
  });

  it('by months and days that lie ahead', () => {
    expect(nextMonth(day('2026-12-31'))).toBe('2027-01-01');
    expect(nextOf(day('2026-05-01'), [day('2026-05-01'), day('2026-04-01')])).toBeNull();
  });
});
