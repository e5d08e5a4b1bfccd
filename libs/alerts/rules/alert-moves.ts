/** The life of an alert; the first three are live. */
export const ALERT_STATES = ['open', 'acknowledged', 'snoozed', 'resolved', 'superseded'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** States in which an alert still stands. */
export const LIVE_STATES = [
  'open',
  'acknowledged',
  'snoozed',
] as const satisfies readonly AlertState[];
export type LiveState = (typeof LIVE_STATES)[number];

/**
 * Allowed transitions. People acknowledge and snooze; only changed facts resolve or supersede an
 * alert, and only a day that comes or a worsening reopens it.
 */
export const alertMoves = {
  open: ['acknowledged', 'snoozed', 'resolved', 'superseded'],
  acknowledged: ['open', 'snoozed', 'resolved', 'superseded'],
  snoozed: ['open', 'acknowledged', 'resolved', 'superseded'],
  resolved: [],
  superseded: [],
} as const satisfies Record<AlertState, readonly AlertState[]>;

/** Whether an alert may pass from one state to another. */
export const mayMove = (from: AlertState, to: AlertState): boolean =>
  (alertMoves[from] as readonly AlertState[]).includes(to);

/** What happened to an alert, as its history tells. */
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

/** Why an alert is open again. */
export type ReopenReason = 'commitment-broken' | 'snooze-over';

/** Longest that an alert may be put off, in days. */
export const SNOOZE_DAYS_MAX = 90;
/** Longest time, in days, for which a settlement is promised: three years. A later day was typed wrongly, and nobody would be reminded of it. */
export const COMMITTED_DAYS_MAX = 3 * 366;
