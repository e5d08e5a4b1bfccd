import { describe, expect, it } from '@jest/globals';
import { WalkedTotals } from './walked-totals.js';

describe('running totals while a chain is walked', () => {
  it('are packed in the order of their keys, an absent source before any other', () => {
    const totals = new WalkedTotals();
    totals.add('paid\t2026-02', 'municipal', 5);
    totals.add('paid\t2026-01', 'municipal', 7);
    totals.add('completed\t2026-01', '', 1);
    totals.add('paid\t2026-02', 'municipal', -5);
    totals.add('paid\t2026-02', 'district', 2);
    expect(totals.packed()).toBe(
      '2026-01/completed//1/1 2026-01/paid/municipal/7/1 2026-02/paid/district/2/1 2026-02/paid/municipal/0/2',
    );
    expect(totals.sums()).toEqual({ completed: 1n, funds: 0n, paid: 9n });
  });

  it.each([[1], [-1]])('stay exact far beyond what a JavaScript number holds (%d)', (sign) => {
    const totals = new WalkedTotals();
    for (let index = 0; index < 10_001; index += 1)
      totals.add('paid\t2026-01', 'municipal', sign * (10 ** 15 - 1));
    expect(totals.sums().paid).toBe(BigInt(sign) * 10_001n * (10n ** 15n - 1n));
  });

  it('are none at first', () =>
    expect([new WalkedTotals().packed(), new WalkedTotals().sums()]).toEqual([
      '',
      { completed: 0n, funds: 0n, paid: 0n },
    ]));
});
