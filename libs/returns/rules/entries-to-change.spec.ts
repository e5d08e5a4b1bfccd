import { describe, expect, it } from '@jest/globals';
import type { EntryFacts } from '#ledger';
import { day, month } from '#values';
import { entriesToChange } from './entries-to-change.js';

const entry = (over: Partial<EntryFacts> = {}): EntryFacts => ({
  series: 'funds',
  month: month('2026-10'),
  effectiveOn: day('2026-10-31'),
  amountFen: 100n,
  composition: null,
  fundingSource: 'municipal',
  document: null,
  note: null,
  origin: 'return',
  reversesId: null,
  correctsId: null,
  ...over,
});
const SPLIT = { buildingFen: 100n, equipmentFen: 0n, otherFen: 0n, landFen: 0n };

describe('a corrected month', () => {
  it.each<[string, EntryFacts[], EntryFacts[], number, number]>([
    ['is entered where nothing stands', [], [entry()], 0, 1],
    ['stays where it says the same', [entry()], [entry({ note: 'x' })], 0, 0],
    ['replaces another amount', [entry()], [entry({ amountFen: 101n })], 1, 1],
    ['replaces another source', [entry()], [entry({ fundingSource: 'district' })], 1, 1],
    ['replaces another split', [entry()], [entry({ composition: SPLIT })], 1, 1],
    ['takes back what is no longer said', [entry(), entry({ series: 'paid' })], [entry()], 1, 0],
    ['keeps one of two that are equal', [entry(), entry()], [entry()], 1, 0],
  ])('%s', (_, standing, wanted, reversed, entered) => {
    const { reverse, enter } = entriesToChange(standing, wanted);
    expect([reverse.length, enter.length]).toEqual([reversed, entered]);
  });
});
