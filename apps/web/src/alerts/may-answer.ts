import type { Alert } from '../client/alerts.js';

/** Ways to answer an alert. An explanation is a change request, which another person decides. */
export type AnswerKind = 'acknowledge' | 'snooze' | 'explain';

/** Which answers a user may give to an alert. */
export type Answerable = Readonly<Record<AnswerKind, boolean>>;

/** What a user may do in the organisation that leads the project of an alert. */
export interface AnswerRights {
  /** Whether the user is a manager there. */
  manages: boolean;
  /** Whether the user records progress and money there, as an officer or a manager. */
  records: boolean;
}

/**
 * Returns which answers a user may still give. A manager acknowledges an open or snoozed alert, and
 * snoozes an open or acknowledged one. Whoever records there explains an alert of which only an
 * explanation is left, unless one waits for a decision already, or was returned and waits for its
 * edit.
 */
export const mayAnswer = (
  { state, explainable, explanationRequestId }: Alert,
  { manages, records }: AnswerRights,
): Answerable => ({
  acknowledge: manages && (state === 'open' || state === 'snoozed'),
  snooze: manages && (state === 'open' || state === 'acknowledged'),
  explain: records && explainable && explanationRequestId === null,
});

/** Checks whether a user may give an answer that several alerts can have at once. */
export const mayAnswerTogether = (alert: Alert, rights: AnswerRights): boolean => {
  const { acknowledge, snooze } = mayAnswer(alert, rights);
  return acknowledge || snooze;
};
