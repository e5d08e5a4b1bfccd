import { describe, expect, it } from '@jest/globals';
import { inChainOrder } from './chain-order.js';

const record = (stage: string, effectiveOn: string, recordedAt = '2026-01-01T00:00:00Z') => ({
  stage,
  effectiveOn,
  recordedAt,
});

describe('the order of a cost chain', () => {
  it('is by stage, within a stage by day, and on one day as it was recorded', () => {
    const records = [
      record('final-account', '2020-01-01'),
      record('estimate', '2023-01-01'),
      record('adjusted-estimate', '2024-01-01'),
      record('estimate', '2022-01-01', '2026-02-01T00:00:00Z'),
      record('estimate', '2022-01-01'),
    ];
    expect(
      inChainOrder(records).map(
        ({ stage, effectiveOn, recordedAt }) => `${stage} ${effectiveOn} ${recordedAt.slice(0, 7)}`,
      ),
    ).toEqual([
      'estimate 2022-01-01 2026-01',
      'estimate 2022-01-01 2026-02',
      'estimate 2023-01-01 2026-01',
      'adjusted-estimate 2024-01-01 2026-01',
      'final-account 2020-01-01 2026-01',
    ]);
  });
});
