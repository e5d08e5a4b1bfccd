import { describe, expect, it } from '@jest/globals';
import { newestSeen } from './newest-seen.js';

const one = (day: string, state: 'approved' | 'returned' = 'approved', unseen = true) => ({
  state,
  unseen,
  decidedAt: `2026-11-${day}T01:00:00.000Z`,
});

describe('until when a list of own requests shows what became of them', () => {
  it.each([
    [[], 0, null],
    [[one('20', 'approved', false)], 0, null],
    [[one('20'), one('22'), one('21', 'returned')], 2, '2026-11-22T01:00:00.000Z'],
    [[one('21', 'returned')], 0, '2026-11-21T01:00:00.000Z'],
    [[one('20')], 2, null],
  ])('%j, %i approved: %s', (items, approved, expected) => {
    expect(newestSeen(items, approved)).toBe(expected);
  });
});
