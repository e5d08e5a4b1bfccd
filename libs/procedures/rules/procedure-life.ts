import type { FieldProblem } from '#platform/problem';
import type { Day } from '#values';

/** Kinds of procedures that a project goes through before its works start (前期手续). */
export const PROCEDURE_KINDS = [
  'feasibility',
  'estimate',
  'land',
  'planning',
  'environment',
  'energy',
  'funding',
  'construction-permit',
  'other',
] as const;
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number];

/**
 * Steps of a procedure: handed in to the department (申报), accepted by it (受理), sent back to be
 * completed (退件), done (办结).
 */
export const PROCEDURE_STEPS = ['handed-in', 'accepted', 'sent-back', 'done'] as const;
export type ProcedureStep = (typeof PROCEDURE_STEPS)[number];

/** States of a procedure: the last step, or that nothing happened yet. */
export const PROCEDURE_STATES = ['not-begun', ...PROCEDURE_STEPS] as const;
export type ProcedureState = (typeof PROCEDURE_STATES)[number];

/**
 * Steps that may follow each state. The day on which papers were handed in is not always known, so
 * a procedure may begin with its acceptance.
 */
export const STEPS_AFTER: Readonly<Record<ProcedureState, readonly ProcedureStep[]>> = {
  'not-begun': ['handed-in', 'accepted'],
  'handed-in': ['accepted', 'sent-back'],
  accepted: ['done', 'sent-back'],
  'sent-back': ['handed-in', 'accepted'],
  done: [],
};

/** The state of a procedure and the day of its last step; null where nothing happened yet. */
export interface ProcedureHeld {
  state: ProcedureState;
  stateOn: Day | null;
}

/** A step of a procedure on a day. */
export interface DatedStep {
  step: ProcedureStep;
  on: Day;
}

/**
 * Checks the next step of a procedure: it may follow the present state, its day is not after today
 * and not before the day of the last step.
 * @param paths fields of the request that name the step and its day
 * @returns what is wrong, by field; empty when nothing is
 */
export function stepProblems(
  { state, stateOn }: ProcedureHeld,
  { step, on }: DatedStep,
  { today, paths }: { today: Day; paths: { step: string; on: string } },
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const next = STEPS_AFTER[state];
  if (!next.includes(step))
    problems.push({
      path: paths.step,
      code:
        step === 'done' && state !== 'done' ? 'PROCEDURE_NOT_ACCEPTED' : 'PROCEDURE_STEP_UNKNOWN',
      accepted: next.join(', ') || '—',
    });
  if (on > today)
    problems.push({ path: paths.on, code: 'DAY_AFTER_TODAY', accepted: `≤ ${today}` });
  if (stateOn !== null && on < stateOn)
    problems.push({ path: paths.on, code: 'PROCEDURE_DAY_BEFORE_LAST', accepted: `≥ ${stateOn}` });
  return problems;
}

/** Days with which a procedure is entered whose steps happened before it was entered. */
export interface FirstDays {
  handedInOn?: Day | null | undefined;
  acceptedOn?: Day | null | undefined;
  sentBackOn?: Day | null | undefined;
  doneOn?: Day | null | undefined;
}

const FIRST_FIELDS = [
  ['handedInOn', 'handed-in'],
  ['acceptedOn', 'accepted'],
  ['sentBackOn', 'sent-back'],
  ['doneOn', 'done'],
] as const;

/** The steps that a procedure has gone through when it is entered, or what is wrong with them. */
export interface FirstSteps {
  steps: DatedStep[];
  problems: FieldProblem[];
}

/**
 * Returns the steps that follow from the days of a new procedure. What was sent back and is done
 * must have been accepted again, which single days cannot say; such a procedure is entered step by
 * step.
 */
export function firstSteps(days: FirstDays, today: Day): FirstSteps {
  const steps: DatedStep[] = [];
  const problems: FieldProblem[] = [];
  let held: ProcedureHeld = { state: 'not-begun', stateOn: null };
  for (const [field, step] of FIRST_FIELDS) {
    const on = days[field];
    if (on === null || on === undefined) continue;
    problems.push(
      ...stepProblems(held, { step, on }, { today, paths: { step: field, on: field } }),
    );
    steps.push({ step, on });
    held = { state: step, stateOn: on };
  }
  return { steps, problems };
}

/** Where a procedure lies: with the organisation of the project, with the department, or nowhere. */
export const PROCEDURE_HOLDERS = ['lead', 'department', 'none'] as const;
export type ProcedureHolder = (typeof PROCEDURE_HOLDERS)[number];

/** Returns who has to act next. */
export function holderOf(state: ProcedureState): ProcedureHolder {
  if (state === 'done') return 'none';
  return state === 'handed-in' || state === 'accepted' ? 'department' : 'lead';
}
