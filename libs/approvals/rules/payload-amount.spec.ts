import { describe, expect, it } from '@jest/globals';
import { payloadAmount } from './payload-amount.js';

describe('the amount of a change request', () => {
  it.each<[string, object, bigint | null]>([
    ['is its own', { amountFen: '2700000000000' }, 2_700_000_000_000n],
    ['is the sum that it moves', { completedFen: '0', fundsFen: '0', paidFen: '-700' }, -700n],
    ['is none of several sums', { completedFen: '1', fundsFen: '0', paidFen: '2' }, null],
    ['is the sum of its cells', { cells: [{ plannedFen: '100' }, { plannedFen: '23' }] }, 123n],
    ['is not known while a cell is empty', { cells: [{ plannedFen: '1' }, {}] }, null],
    ['is not made up for a list without cells', { cells: [] }, null],
    ['is none where nothing is asked for in money', { stage: 'construction' }, null],
    ['is none where it is no number', { amountFen: 'much' }, null],
  ])('%s', (_, payload, fen) => {
    expect(payloadAmount(payload)).toBe(fen);
  });
});
