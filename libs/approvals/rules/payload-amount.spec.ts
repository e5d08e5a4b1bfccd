import { describe, expect, it } from '@jest/globals';
import { payloadAmount } from './payload-amount.js';

describe('the amount of a change request', () => {
  it.each<[string, object, bigint | null]>([
    ['is its own', { amountFen: '2700000000000' }, 2_700_000_000_000n],
    ['is that of its entry', { entry: { amountFen: '-700', month: '2025-03' } }, -700n],
    ['is the sum of its cells', { cells: [{ plannedFen: '100' }, { plannedFen: '23' }] }, 123n],
    ['is not known while a cell is empty', { cells: [{ plannedFen: '1' }, {}] }, null],
    ['is not made up for a list without cells', { cells: [] }, null],
    ['is none where nothing is asked for in money', { stage: 'construction' }, null],
    ['is none where it is no number', { amountFen: 'much' }, null],
  ])('%s', (_, payload, fen) => {
    expect(payloadAmount(payload)).toBe(fen);
  });
});
