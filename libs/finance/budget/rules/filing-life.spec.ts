import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#platform';
import { FILING_STATES, type FilingMove, type FilingState, moveFiling } from './filing-life.js';

const table: Record<FilingState, Record<FilingMove, FilingState | '-'>> = {
  draft:     { edit: 'draft', submit: 'submitted', approve: '-',        return: '-' },
  submitted: { edit: '-',     submit: '-',         approve: 'approved', return: 'returned' },
  returned:  { edit: 'draft', submit: 'submitted', approve: '-',        return: '-' },
  approved:  { edit: '-',     submit: '-',         approve: '-',        return: '-' },
};

describe('a filing that is', () => {
  it.each(FILING_STATES.flatMap((state) => (Object.entries(table[state]) as [FilingMove, string][]).map(([move, next]) => [state, move, next] as const)))('%s: %s → %s', (state, move, next) => {
    const moved = () => moveFiling(state, move);
    if (next === '-') expect(moved).toThrow(new Refusal('FILING_STATE'));
    else expect(moved()).toBe(next);
  });
});
