import { Problem, refuseDayTooFar, refuseField } from '#platform/problem';
import type { Day } from '#values';
import {
  AHEAD_DAYS_MAX,
  type ChangeFacts,
  checkActual,
  checkReached,
  type MilestoneState,
} from './check-change.js';

/**
 * What a person can say about a day that was inferred from the plan: it was met on a day, it is
 * still open until a day, the inferred day is the promised one, or the plan was read wrongly and
 * there is no such milestone.
 */
export const DERIVED_ANSWERS = ['met', 'open', 'confirm', 'drop'] as const;
export type DerivedAnswerKind = (typeof DERIVED_ANSWERS)[number];

/** An answer. `on` belongs to `met` and `open`; `reached` to `met`. */
export interface DerivedAnswer {
  answer: DerivedAnswerKind;
  on?: Day | null | undefined;
  reached?: string | null | undefined;
  explanation?: string | null | undefined;
}

/**
 * Computes the state of a derived milestone after a person's answer. What is still open needs a day
 * from today on, and that and a dropped milestone need an explanation.
 * @param at path of the answer in the request, for error messages, such as `items.3.`
 * @throws Problem NOT_DERIVED, FIELD_REQUIRED, NOT_PART_OF_ANSWER, DAY_IN_FUTURE, DAY_BEFORE_START,
 * OPEN_DAY_PASSED, TOO_FAR_AHEAD, EXPLANATION_REQUIRED, VALUE_WITHOUT_TARGET
 */
export function answerDerived(
  now: MilestoneState,
  { answer, on = null, reached = null, explanation = null }: DerivedAnswer,
  facts: ChangeFacts,
  at = '',
): MilestoneState {
  if (!now.derived) throw refuseField('NOT_DERIVED', `${at}answer`);
  const dated = answer === 'met' || answer === 'open';
  if (dated && on === null) throw required(`${at}on`);
  if (!dated && on !== null) throw refuseField('NOT_PART_OF_ANSWER', `${at}on`);
  if (answer !== 'met' && reached !== null) throw refuseField('NOT_PART_OF_ANSWER', `${at}reached`);
  if ((answer === 'open' || answer === 'drop') && !explanation)
    throw refuseField('EXPLANATION_REQUIRED', `${at}explanation`);
  const settled = { ...now, derived: false, explanation: explanation ?? now.explanation };
  switch (answer) {
    case 'met':
      checkActual(on as Day, facts, `${at}on`);
      checkReached(reached, on, facts, `${at}reached`);
      return { ...settled, actualOn: on, reached, reason: 'met' };
    case 'open':
      checkOpenUntil(on as Day, facts.today, `${at}on`);
      return { ...settled, forecastOn: on as Day, reason: 'still-open' };
    case 'confirm':
      return { ...settled, reason: 'confirmed' };
    case 'drop':
      return { ...settled, dropped: true, reason: 'dropped' };
  }
}

function checkOpenUntil(on: Day, today: Day, path: string): void {
  if (on < today) throw refuseField('OPEN_DAY_PASSED', path, { today }, `≥ ${today}`);
  refuseDayTooFar(path, on, { today, days: AHEAD_DAYS_MAX });
}

const required = (path: string): Problem =>
  new Problem('VALIDATION_FAILED', {}, [{ path, code: 'FIELD_REQUIRED' }]);
