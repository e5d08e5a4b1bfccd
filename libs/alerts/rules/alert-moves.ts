/** States of an alert; the first three are live. */
export const ALERT_STATES = ['open', 'acknowledged', 'snoozed', 'resolved', 'superseded'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** States of alerts that have not ended. */
export const LIVE_STATES = [
  'open',
  'acknowledged',
  'snoozed',
] as const satisfies readonly AlertState[];
export type LiveState = (typeof LIVE_STATES)[number];

/**
 * Allowed transitions. People acknowledge and snooze alerts; changed facts resolve or supersede
 * them; an alert is reopened when its committed or snoozed day comes, or when it worsens.
 */
export const alertMoves = {
  open: ['acknowledged', 'snoozed', 'resolved', 'superseded'],
  acknowledged: ['open', 'snoozed', 'resolved', 'superseded'],
  snoozed: ['open', 'acknowledged', 'resolved', 'superseded'],
  resolved: [],
  superseded: [],
} as const satisfies Record<AlertState, readonly AlertState[]>;

/** Whether the transition from one state to another is allowed. */
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

/** Why an alert was reopened. */
export type ReopenReason = 'commitment-broken' | 'snooze-over';

/** Maximum length of a snooze in days. */
export const SNOOZE_DAYS_MAX = 90;
/**
 * Maximum number of days until the committed day of an acknowledgement: three years. A later day is
 * probably a typing error, and nobody would be reminded of the alert.
 */
export const COMMITTED_DAYS_MAX = 3 * 366;
