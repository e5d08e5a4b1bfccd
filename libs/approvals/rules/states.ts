import { Problem } from '#platform/problem';

/**
 * States of a change request. `approved` and `withdrawn` are final; requests in these states can
 * still be read.
 */
export const STATES = ['draft', 'submitted', 'returned', 'approved', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

/** Actions that change the state of a change request. */
export type Move = 'edit' | 'submit' | 'approve' | 'return' | 'withdraw';

/**
 * Maps each state and each action allowed in it to the next state. Actions that are not listed are
 * refused; in particular, a submitted request cannot be edited. A returned request stays returned
 * while it is edited, so that its author still sees why it came back.
 */
export const MOVES: Readonly<Record<State, Partial<Record<Move, State>>>> = {
  draft: { edit: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { approve: 'approved', return: 'returned', withdraw: 'withdrawn' },
  returned: { edit: 'returned', submit: 'submitted', withdraw: 'withdrawn' },
  approved: {},
  withdrawn: {},
};

/**
 * Returns the state of a change request after an action.
 * @throws Problem CHANGE_REQUEST_SUBMITTED for an edit while it waits for a decision;
 * CHANGE_REQUEST_NOT_SUBMITTED for a decision about a draft; CHANGE_REQUEST_DECIDED
 * about one that has been decided or withdrawn
 */
export function moved(state: State, move: Move): State {
  const next = MOVES[state][move];
  if (next !== undefined) return next;
  if (state === 'submitted') throw new Problem('CHANGE_REQUEST_SUBMITTED', { state });
  if (state === 'draft') throw new Problem('CHANGE_REQUEST_NOT_SUBMITTED', { state });
  throw new Problem('CHANGE_REQUEST_DECIDED', { state });
}

/** To whom a change request can be returned: to its filer, or to the level below. */
export const RETURNS_TO = ['filer', 'level-below'] as const;
export type ReturnsTo = (typeof RETURNS_TO)[number];

/** State and level of a change request. Level 1 is the first that decides. */
export interface Position {
  state: State;
  level: number;
}

/**
 * Returns the position of a submitted change request after an approval at its level: the next level
 * decides, or, after the last one, it is approved.
 */
export const afterApproval = ({ state, level }: Position, levels: number): Position => {
  const approved = moved(state, 'approve');
  return level < levels ? { state, level: level + 1 } : { state: approved, level };
};

/**
 * Returns the position of a submitted change request after it was returned. From the first level,
 * it always goes back to the filer. When the filer submits it again, it starts at the first level.
 */
export const afterReturn = ({ state, level }: Position, to: ReturnsTo): Position => {
  const returned = moved(state, 'return');
  return to === 'level-below' && level > 1
    ? { state, level: level - 1 }
    : { state: returned, level: 1 };
};
