import type { ReportedSeries, Reporter } from '../client/reconciliation.js';

/** Reporters beside the ledger, as columns and in the dialog. */
export const REPORTERS = ['statistics', 'treasury', 'audit'] as const satisfies readonly Reporter[];

/** Series that reporters state. */
export const REPORTED_SERIES = [
  'completed',
  'funds',
  'paid',
] as const satisfies readonly ReportedSeries[];
