import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform';
import { FILING_STATES, type FilingMove, type FilingState, moveFiling } from './filing-life.js';

const table: Record<FilingState, Record<FilingMove, FilingState | '-'>> = {
  draft: { edit: 'draft', submit: 'submitted', approve: '-', return: '-', withdraw: 'withdrawn' },
  submitted: {
    edit: '-',
    submit: '-',
    approve: 'approved',
    return: 'returned',
    withdraw: 'withdrawn',
  },
  returned: {
    edit: 'draft',
    submit: 'submitted',
    approve: '-',
    return: '-',
    withdraw: 'withdrawn',
  },
  approved: { edit: '-', submit: '-', approve: '-', return: '-', withdraw: '-' },
  withdrawn: { edit: '-', submit: '-', approve: '-', return: '-', withdraw: '-' },
};

describe('a filing that is', () => {
  it.each(
    FILING_STATES.flatMap((state) =>
      (Object.entries(table[state]) as [FilingMove, string][]).map(
        ([move, next]) => [state, move, next] as const,
      ),
    ),
  )('%s: %s → %s', (state, move, next) => {
    const moved = () => moveFiling(state, move);
    if (next === '-') expect(moved).toThrow(new Problem('FILING_STATE'));
    else expect(moved()).toBe(next);
  });
});
