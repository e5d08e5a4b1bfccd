import { Problem } from '#platform';

/** The life of a filing. What is approved is a fact and stays; what was withdrawn stays readable and goes nowhere. */
export const FILING_STATES = ['draft', 'submitted', 'returned', 'approved', 'withdrawn'] as const;
export type FilingState = (typeof FILING_STATES)[number];

/** What can be done to a filing. */
export type FilingMove = 'edit' | 'submit' | 'approve' | 'return' | 'withdraw';

/** Where each move leads from each state; a move that is not named is refused. An edit of what was returned makes it a draft again. */
export const filingMoves: Readonly<Record<FilingState, Partial<Record<FilingMove, FilingState>>>> =
  {
    draft: { edit: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
    submitted: { approve: 'approved', return: 'returned', withdraw: 'withdrawn' },
    returned: { edit: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
    approved: {},
    withdrawn: {},
  };

/** The state that a move leads to. @throws Problem FILING_STATE when the move does not exist. */
export function moveFiling(state: FilingState, move: FilingMove): FilingState {
  const next = filingMoves[state][move];
  if (next === undefined) throw new Problem('FILING_STATE', { state });
  return next;
}
