import { describe, expect, it } from '@jest/globals';
import type { ApprovalRegime, ProjectSector } from '#projects';
import { findingsOfAdjustment, findingsOfApproval } from './estimate-rules.js';
import type { RuleInForce, RulesInForce } from './rule-in-force.js';

const rule = (code: string, percent: number): [string, RuleInForce] => [
  code,
  { code, version: 1, parameters: { percent }, source: '示例', standing: 'read' },
];
const rules: RulesInForce = new Map([
  rule('approved-over-estimate', 10),
  rule('approved-over-estimate-water', 15),
  rule('adjustment-audit-first', 10),
  rule('enterprise-amendment', 20),
]);

describe('an adjustment of the approved estimate', () => {
  it.each<[string, bigint, ApprovalRegime | null, string, string]>([
    // Columns: title, new estimate in fen (the old one is 10,000 fen), approval regime, expected
    // results of the rule "audit first" and of the rule about amendments.
    ['9.99 %', 10_999n, 'approval', 'clear', 'does-not-apply'],
    ['exactly 10 %', 11_000n, 'approval', 'marked', 'does-not-apply'],
    ['12 %', 11_200n, 'approval', 'marked', 'does-not-apply'],
    ['a decrease', 8_000n, 'approval', 'clear', 'does-not-apply'],
    ['12 %, enterprise', 11_200n, 'verification', 'does-not-apply', 'clear'],
    ['20 %, enterprise', 12_000n, 'filing', 'does-not-apply', 'marked'],
    ['less 20 %, enterprise', 8_000n, 'filing', 'does-not-apply', 'marked'],
    ['12 %, regime unknown', 11_200n, null, 'cannot-be-judged', 'cannot-be-judged'],
  ])('by %s', (_, toFen, regime, auditFirst, amendment) => {
    expect(
      findingsOfAdjustment({ fromFen: 10_000n, toFen }, regime, rules).map(({ state }) => state),
    ).toEqual([auditFirst, amendment]);
  });

  it('says on what it rests, and why it cannot be evaluated', () => {
    expect(findingsOfAdjustment({ fromFen: 10_000n, toFen: 11_200n }, null, rules)[0]).toEqual({
      rule: 'adjustment-audit-first',
      ruleVersion: 1,
      state: 'cannot-be-judged',
      reason: 'APPROVAL_REGIME_NOT_RECORDED',
      source: '示例',
      inputs: {
        fromFen: '10000',
        toFen: '11200',
        changePercent: '12.00',
        approvalRegime: null,
        percent: '10',
      },
    });
    expect(
      findingsOfAdjustment({ fromFen: 10_000n, toFen: 11_200n }, 'approval', new Map())[0],
    ).toMatchObject({ state: 'cannot-be-judged', reason: 'RULE_NOT_IN_FORCE', ruleVersion: null });
  });
});

describe('an approved estimate above the estimate', () => {
  it.each<[bigint | null, bigint, ApprovalRegime | null, ProjectSector | null, string]>([
    // Columns: feasibility estimate and approved estimate (fen), approval regime, sector, expected
    // result.
    [10_000n, 11_000n, 'approval', null, 'clear'],
    [10_000n, 11_001n, 'approval', null, 'marked'],
    [10_000n, 11_001n, 'approval', 'other', 'marked'],
    [10_000n, 11_001n, 'approval', 'water', 'clear'],
    [10_000n, 11_500n, 'approval', 'water', 'clear'],
    [10_000n, 11_501n, 'approval', 'water', 'marked'],
    [10_000n, 11_501n, 'filing', 'water', 'does-not-apply'],
    [10_000n, 11_001n, 'filing', null, 'does-not-apply'],
    [10_000n, 11_001n, null, null, 'cannot-be-judged'],
    [null, 11_001n, 'approval', null, 'cannot-be-judged'],
  ])('from %s to %s under %s, sector %s: %s', (fromFen, toFen, regime, sector, state) => {
    expect(findingsOfApproval({ fromFen, toFen }, { regime, sector }, rules)[0]?.state).toBe(state);
  });

  it('names the limit that it was held against', () => {
    expect(
      findingsOfApproval(
        { fromFen: 100n, toFen: 120n },
        { regime: 'approval', sector: 'water' },
        rules,
      )[0],
    ).toMatchObject({
      rule: 'approved-over-estimate-water',
      inputs: { percent: '15', changePercent: '20.00' },
    });
  });
});
