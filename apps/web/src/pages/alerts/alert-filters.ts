import type { AlertRule, AlertSeverity, AlertState } from '../../client/alerts.js';

export const STATES = ['open', 'acknowledged', 'snoozed', 'resolved', 'superseded'] as const satisfies readonly AlertState[];
export const SEVERITIES = ['red', 'amber'] as const satisfies readonly AlertSeverity[];
export const RULES = [
  'milestone-due-soon', 'milestone-overdue', 'milestone-slipped', 'target-without-reading', 'total-exceeded', 'total-nearly-spent', 'plan-period-exceeded', 'plan-period-at-risk',
  'year-plan-behind', 'contractor-prefinancing', 'special-bond-unspent', 'forecast-exceeded', 'approved-over-estimate', 'adjustment-audit-first',
  'final-account-late', 'data-stale', 'totals-contradict',
] as const satisfies readonly AlertRule[];

/** What the inbox can be narrowed to; null is no narrowing. */
export interface InboxFilters { state: AlertState | null; severity: AlertSeverity | null; rule: AlertRule | null }

const ALL = 'all';

/** Reads the filters from an address. Without a state the inbox shows what is open, since that is what waits for somebody. */
export function readAlertFilters(params: URLSearchParams): InboxFilters {
  const state = params.get('state');
  return {
    state: state === ALL ? null : STATES.find((one) => one === state) ?? 'open',
    severity: SEVERITIES.find((one) => one === params.get('severity')) ?? null,
    rule: RULES.find((one) => one === params.get('rule')) ?? null,
  };
}

/** The address's parameters with other filters. */
export function writeAlertFilters(params: URLSearchParams, change: Partial<InboxFilters>): URLSearchParams {
  const { state, ...others } = { ...readAlertFilters(params), ...change };
  const written = new URLSearchParams(params);
  if (state === 'open') written.delete('state');
  else written.set('state', state ?? ALL);
  for (const [name, value] of Object.entries(others)) {
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}
