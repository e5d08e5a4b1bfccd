import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import { day } from '#values';
import type { RuleInForce } from './rule-in-force.js';
import { bondClocks, checkSpecialBond, type SpecialBondRecord } from './special-bond.js';

const rule: RuleInForce = {
  code: 'special-bond-clock',
  version: 1,
  parameters: { months: 6, shortPercent: 30 },
  source: '示例',
  standing: 'second-hand',
};
const bond = (name: string, issuedOn: string, amountFen = 100n): SpecialBondRecord => ({
  name,
  issuedOn: day(issuedOn),
  amountFen,
  document: '示例',
  place: null,
  note: null,
  id: name,
  filingId: name,
  filedBy: 'a',
  approvedBy: 'b',
  recordedAt: new Date(0),
});

describe('the clock of a special bond', () => {
  it.each<[string, bigint | null, string, string, number]>([
    // Columns: title, amount paid (fen) of a bond of 100 fen issued on 2026-01-15, day of
    // evaluation, expected state, expected number of full months since the issue.
    ['five months after', 0n, '2026-07-14', 'running', 5],
    ['six months after, unspent', 0n, '2026-07-15', 'red', 6],
    ['31 % short', 69n, '2026-07-15', 'red', 6],
    ['30 % short', 70n, '2026-07-15', 'amber', 6],
    ['a fen short', 99n, '2026-12-31', 'amber', 11],
    ['spent', 100n, '2026-02-01', 'spent', 0],
    ['corrected below zero', -5n, '2026-07-15', 'red', 6],
    ['without any payment known', null, '2026-07-15', 'cannot-be-judged', 6],
  ])('%s', (_, paidFen, on, state, months) => {
    expect(bondClocks([bond('一期', '2026-01-15')], paidFen, day(on), rule)[0]).toMatchObject({
      state,
      monthsSinceIssue: months,
    });
  });

  it('takes what was paid from the first issue first', () => {
    const clocks = bondClocks(
      [bond('二期', '2026-03-01'), bond('一期', '2026-01-15')],
      130n,
      day('2026-11-26'),
      rule,
    );
    expect(
      clocks.map((clock) => [
        clock.bond.name,
        clock.spentFen,
        clock.spentPercent,
        clock.state,
        clock.turnsGreenAtFen,
      ]),
    ).toEqual([
      ['一期', 100n, '100.00', 'spent', null],
      ['二期', 30n, '30.00', 'red', 100n],
    ]);
  });

  it('is not evaluated without a rule in force', () =>
    expect(
      bondClocks([bond('一期', '2026-01-15')], 0n, day('2026-11-26'), undefined)[0],
    ).toMatchObject({ state: 'cannot-be-judged', reason: 'RULE_NOT_IN_FORCE' }));
});

it.each<[string, string, string, string]>([
  ['of tomorrow', '二期', '2026-11-27', 'DAY_AFTER_TODAY'],
  ['of a known name', '一期', '2026-11-26', 'BOND_EXISTS'],
  ['of today', '二期', '2026-11-26', 'accepted'],
])('a bond %s', (_, name, issuedOn, expected) => {
  let code = 'accepted';
  try {
    checkSpecialBond(bond(name, issuedOn), {
      known: [bond('一期', '2026-01-15')],
      today: day('2026-11-26'),
    });
  } catch (error) {
    code = (error as Problem).code;
  }
  expect(code).toBe(expected);
});
