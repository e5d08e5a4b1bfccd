import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import { day } from '#values';
import { type CostFigure, checkCostFigure, type PresentBaseline } from './cost-figure.js';

const today = day('2026-11-26');
const figure = (over: Partial<CostFigure>): CostFigure => ({
  stage: 'approved-estimate',
  amountFen: 100n,
  scope: 'not-stated',
  effectiveOn: day('2022-05-01'),
  composition: null,
  approvalNumber: '杭发改审〔2022〕1号（示例）',
  approvalBody: '市发展改革委',
  source: 'approval',
  document: '概算批复（示例）',
  place: null,
  priceBasis: null,
  note: null,
  reasons: [],
  funding: [],
  auditDocument: null,
  ...over,
});
const baseline: PresentBaseline = { amountFen: 100n, scope: 'not-stated' };
const because = (amountFen: bigint) => ({
  class: 'price' as const,
  amountFen,
  explanation: '材料涨价',
});
const from = (source: 'municipal' | 'district', amountFen: bigint) => ({ source, amountFen });
const adjusted = (over: Partial<CostFigure>) =>
  figure({
    stage: 'adjusted-estimate',
    amountFen: 112n,
    reasons: [because(12n)],
    funding: [from('municipal', 12n)],
    ...over,
  });
const codeOf = (given: CostFigure, against: PresentBaseline | null): string => {
  try {
    checkCostFigure(given, against, today);
  } catch (error) {
    return (error as Problem).code;
  }
  return 'accepted';
};

describe('a figure of the cost chain', () => {
  it.each<[string, CostFigure, PresentBaseline | null, string]>([
    ['an approved estimate', figure({}), null, 'accepted'],
    [
      'with parts that add up',
      figure({
        composition: { constructionFen: 60n, equipmentFen: 20n, otherFen: 20n, landFen: 0n },
      }),
      null,
      'accepted',
    ],
    [
      'with parts that do not',
      figure({
        composition: { constructionFen: 60n, equipmentFen: 20n, otherFen: 20n, landFen: 1n },
      }),
      null,
      'COMPOSITION_SUM',
    ],
    ['dated tomorrow', figure({ effectiveOn: day('2026-11-27') }), null, 'DAY_AFTER_TODAY'],
    ['dated today', figure({ effectiveOn: today }), null, 'accepted'],
    [
      'an approved estimate that explains a change',
      figure({ reasons: [because(1n)] }),
      null,
      'ADJUSTMENT_ONLY',
    ],
    ['an adjustment of nothing approved', adjusted({}), null, 'NO_BASELINE'],
    ['an adjustment explained and paid for', adjusted({}), baseline, 'accepted'],
    [
      'by two reasons, one of which saves',
      adjusted({ reasons: [because(15n), { ...because(-3n), class: 'design' }] }),
      baseline,
      'accepted',
    ],
    [
      'an adjustment without a reason',
      adjusted({ reasons: [] }),
      baseline,
      'ADJUSTMENT_REASON_REQUIRED',
    ],
    [
      'whose reasons explain a fen less',
      adjusted({ reasons: [because(11n)] }),
      baseline,
      'ADJUSTMENT_REASONS_SUM',
    ],
    [
      'an increase nobody pays for',
      adjusted({ funding: [] }),
      baseline,
      'ADJUSTMENT_SOURCE_REQUIRED',
    ],
    [
      'paid for in part',
      adjusted({ funding: [from('municipal', 11n)] }),
      baseline,
      'ADJUSTMENT_SOURCES_SUM',
    ],
    [
      'paid for by two',
      adjusted({ funding: [from('municipal', 5n), from('district', 7n)] }),
      baseline,
      'accepted',
    ],
    [
      'paid for by one twice',
      adjusted({ funding: [from('municipal', 5n), from('municipal', 7n)] }),
      baseline,
      'SOURCE_TWICE',
    ],
    [
      'a decrease needs no source',
      adjusted({ amountFen: 90n, reasons: [because(-10n)], funding: [] }),
      baseline,
      'accepted',
    ],
    [
      'but a reason',
      adjusted({ amountFen: 90n, reasons: [], funding: [] }),
      baseline,
      'ADJUSTMENT_REASON_REQUIRED',
    ],
    [
      'to what it was',
      adjusted({ amountFen: 100n, reasons: [], funding: [] }),
      baseline,
      'ADJUSTMENT_WITHOUT_CHANGE',
    ],
    ['of another scope', adjusted({ scope: 'whole-line' }), baseline, 'SCOPE_DIFFERS'],
  ])('%s', (_, given, against, expected) => expect(codeOf(given, against)).toBe(expected));
});
