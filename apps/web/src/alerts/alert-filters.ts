import type { AlertRule, AlertSeverity, AlertState } from '../client/alerts.js';

export const STATES = [
  'open',
  'acknowledged',
  'snoozed',
  'resolved',
  'superseded',
] as const satisfies readonly AlertState[];
export const SEVERITIES = ['red', 'amber'] as const satisfies readonly AlertSeverity[];
export const RULES = [
  'milestone-due-soon',
  'milestone-overdue',
  'milestone-slipped',
  'target-without-reading',
  'total-exceeded',
  'total-nearly-spent',
  'plan-period-exceeded',
  'plan-period-at-risk',
  'year-plan-behind',
  'contractor-prefinancing',
  'special-bond-unspent',
  'forecast-exceeded',
  'approved-over-estimate',
  'adjustment-audit-first',
  'final-account-late',
  'paid-ahead-of-progress',
  'data-stale',
  'totals-contradict',
  'return-missing',
] as const satisfies readonly AlertRule[];

/** Filters of the alert list; null means no restriction. */
export interface InboxFilters {
  state: AlertState | null;
  severity: AlertSeverity | null;
  rule: AlertRule | null;
  projectId: string | null;
}

const ALL = 'all';
const PROJECT = 'projectId';
const DAY = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads an id from a query parameter of the URL; null when it is absent or malformed. */
export function readId(params: URLSearchParams, name: string): string | null {
  const id = params.get(name) ?? '';
  return ID.test(id) ? id : null;
}

/** Reads a day from a query parameter of the URL; null when it is absent or malformed. */
export function readDay(params: URLSearchParams, name: string): string | null {
  const day = params.get(name) ?? '';
  return DAY.test(day) ? day : null;
}

/** Reads the project filter from the URL; null when there is none. */
export const readProjectFilter = (params: URLSearchParams): string | null =>
  readId(params, PROJECT);

/** Reads the rule filter from the URL; null when there is none. */
export const readRuleFilter = (params: URLSearchParams): AlertRule | null =>
  RULES.find((one) => one === params.get('rule')) ?? null;

/**
 * Returns a copy of the query parameters in which the given values are set, and those that are null
 * are removed.
 */
export function writeFilters(
  params: URLSearchParams,
  change: Readonly<Record<string, string | null | undefined>>,
): URLSearchParams {
  const written = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value == null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}

/**
 * Reads the filters of the alert list from the URL. By default the list shows only open alerts,
 * because those need an answer.
 */
export function readAlertFilters(params: URLSearchParams): InboxFilters {
  const state = params.get('state');
  return {
    state: state === ALL ? null : (STATES.find((one) => one === state) ?? 'open'),
    severity: SEVERITIES.find((one) => one === params.get('severity')) ?? null,
    rule: readRuleFilter(params),
    projectId: readProjectFilter(params),
  };
}

/** Returns a copy of the query parameters with changed filters of the alert list. */
export function writeAlertFilters(
  params: URLSearchParams,
  change: Partial<InboxFilters>,
): URLSearchParams {
  const { state, ...others } = { ...readAlertFilters(params), ...change };
  return writeFilters(params, { ...others, state: state === 'open' ? null : (state ?? ALL) });
}
