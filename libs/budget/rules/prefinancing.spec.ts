import { describe, expect, it } from '@jest/globals';
import type { ApprovalRegime } from '#projects';
import { checkPrefinancing } from './prefinancing.js';
import type { RuleInForce } from './rule-in-force.js';

const rule: RuleInForce = {
  code: 'contractor-prefinancing',
  version: 1,
  parameters: { paidSharePercent: 80 },
  source: '示例',
  standing: 'recalled',
};

describe('of 1,000 completed, a project', () => {
  it.each<
    [string, ApprovalRegime | null, bigint | null, bigint | null, bigint | null, string, string[]]
  >([
    // Columns: title, approval regime, completed investment, funds in place and payments (fen),
    // expected state and reasons.
    ['with the money in place and mostly paid', 'approval', 1_000n, 1_000n, 800n, 'clear', []],
    ['whose payments lag, as is usual', 'approval', 1_000n, 1_500n, 999n, 'clear', []],
    ['with a fen less in place', 'approval', 1_000n, 999n, 900n, 'marked', ['FUNDS_SHORT']],
    [
      'with a fen less paid than the share',
      'approval',
      1_000n,
      1_000n,
      799n,
      'marked',
      ['PAYMENTS_LOW'],
    ],
    ['with neither', 'approval', 1_000n, 10n, 10n, 'marked', ['FUNDS_SHORT', 'PAYMENTS_LOW']],
    ['short of money, payments unknown', 'approval', 1_000n, 10n, null, 'marked', ['FUNDS_SHORT']],
    [
      'with the money in place, payments unknown',
      'approval',
      1_000n,
      1_000n,
      null,
      'cannot-be-judged',
      ['SERIES_NOT_RECORDED'],
    ],
    ['of an enterprise', 'filing', 1_000n, 0n, 0n, 'does-not-apply', []],
    ['under an unknown regime', null, 1_000n, 0n, 0n, 'cannot-be-judged', ['REGIME_NOT_RECORDED']],
    [
      'of which nothing was completed',
      'approval',
      null,
      10n,
      0n,
      'no-data',
      ['SERIES_NOT_RECORDED'],
    ],
  ])('%s', (_, regime, completedFen, inPlaceFen, paidFen, state, reasons) => {
    expect(checkPrefinancing({ regime, completedFen, inPlaceFen, paidFen }, rule)).toMatchObject({
      state,
      reasons,
    });
  });

  it('says on what it rests', () => {
    expect(
      checkPrefinancing(
        { regime: 'approval', completedFen: 1_000n, inPlaceFen: 900n, paidFen: 450n },
        rule,
      ),
    ).toMatchObject({
      inputs: { notInPlaceFen: '100', paidPercent: '45.00', paidSharePercent: '80' },
      ruleVersion: 1,
      source: '示例',
    });
    expect(
      checkPrefinancing(
        { regime: 'approval', completedFen: 1n, inPlaceFen: 0n, paidFen: 0n },
        undefined,
      ).reasons,
    ).toEqual(['RULE_NOT_IN_FORCE']);
  });
});
