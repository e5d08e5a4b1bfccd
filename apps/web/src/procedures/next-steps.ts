import type { ProcedureState, ProcedureStepName } from '../client/procedures.js';

/** Steps that may follow each state; the server refuses all others. */
const STEPS_AFTER: Readonly<Record<ProcedureState, readonly ProcedureStepName[]>> = {
  'not-begun': ['handed-in', 'accepted'],
  'handed-in': ['accepted', 'sent-back'],
  accepted: ['done', 'sent-back'],
  'sent-back': ['handed-in', 'accepted'],
  done: [],
};

export const nextSteps = (state: ProcedureState): readonly ProcedureStepName[] =>
  STEPS_AFTER[state];
