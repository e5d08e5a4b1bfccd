import { Problem } from '#platform/problem';

/**
 * States of a change request. `approved` and `withdrawn` are final; requests in these states can
 * still be read.
 */
export const CHANGE_REQUEST_STATES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'withdrawn',
] as const;
export type ChangeRequestState = (typeof CHANGE_REQUEST_STATES)[number];

/** Actions that change the state of a change request. */
export type ChangeRequestMove = 'edit' | 'submit' | 'approve' | 'return' | 'withdraw';

/**
 * Maps each state and each action allowed in it to the next state. Actions that are not listed are
 * refused. Editing a returned request makes it a draft again.
 */
export const changeRequestMoves: Readonly<
  Record<ChangeRequestState, Partial<Record<ChangeRequestMove, ChangeRequestState>>>
> = {
  draft: { edit: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { approve: 'approved', return: 'returned', withdraw: 'withdrawn' },
  returned: { edit: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  approved: {},
  withdrawn: {},
};

/**
 * Returns the state of a change request after an action.
 * @throws Problem FILING_STATE when the action is not allowed in this state.
 */
export function moveChangeRequest(
  state: ChangeRequestState,
  move: ChangeRequestMove,
): ChangeRequestState {
  const next = changeRequestMoves[state][move];
  if (next === undefined) throw new Problem('FILING_STATE', { state });
  return next;
}
