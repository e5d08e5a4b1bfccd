/** States of an alert. The first three are live, that is, the alert has not ended. */
export const ALERT_STATES = ['open', 'acknowledged', 'snoozed', 'resolved', 'superseded'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** States of alerts that have not ended. Such alerts are called live. */
export const LIVE_STATES = [
  'open',
  'acknowledged',
  'snoozed',
] as const satisfies readonly AlertState[];
export type LiveState = (typeof LIVE_STATES)[number];

/**
 * Allowed transitions from each state of an alert. Users acknowledge and snooze alerts; changed
 * project data resolve or supersede them; an alert is reopened when its committed or snoozed day
 * comes, or when its level or severity rises.
 */
export const alertMoves = {
  open: ['acknowledged', 'snoozed', 'resolved', 'superseded'],
  acknowledged: ['open', 'snoozed', 'resolved', 'superseded'],
  snoozed: ['open', 'acknowledged', 'resolved', 'superseded'],
  resolved: [],
  superseded: [],
} as const satisfies Record<AlertState, readonly AlertState[]>;

/** Returns whether an alert may change from one state to another. */
export const mayMove = (from: AlertState, to: AlertState): boolean =>
  (alertMoves[from] as readonly AlertState[]).includes(to);

/** Kinds of events in the history of an alert. */
export const ALERT_EVENTS = [
  'raised',
  'acknowledged',
  'snoozed',
  'reopened',
  'worsened',
  'eased',
  'reminded',
  'head-told',
  'escalated',
  'told',
  'resolved',
  'superseded',
] as const;
export type AlertEventKind = (typeof ALERT_EVENTS)[number];

/** Reason why an alert was reopened: the committed day has passed, or the snooze is over. */
export type ReopenReason = 'commitment-broken' | 'snooze-over';

/** Largest number of days for which an alert can be snoozed. */
export const SNOOZE_DAYS_MAX = 90;
/**
 * Largest number of days from today to the committed day of an acknowledgement: three years. A
 * later day is probably a typing error, and nobody would be reminded of the alert before that day.
 */
export const COMMITTED_DAYS_MAX = 3 * 366;
