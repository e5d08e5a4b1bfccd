import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform/problem';
import {
  CHANGE_REQUEST_STATES,
  type ChangeRequestMove,
  type ChangeRequestState,
  moveChangeRequest,
} from './change-request-life.js';

const table: Record<ChangeRequestState, Record<ChangeRequestMove, ChangeRequestState | '-'>> = {
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

describe('a change request that is', () => {
  it.each(
    CHANGE_REQUEST_STATES.flatMap((state) =>
      (Object.entries(table[state]) as [ChangeRequestMove, string][]).map(
        ([move, next]) => [state, move, next] as const,
      ),
    ),
  )('%s: %s → %s', (state, move, next) => {
    const moved = () => moveChangeRequest(state, move);
    if (next === '-') expect(moved).toThrow(new Problem('FILING_STATE'));
    else expect(moved()).toBe(next);
  });
});
