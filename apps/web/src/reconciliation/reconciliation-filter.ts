import type { ReconciliationFilter } from '../client/reconciliation.js';
import { monthBefore } from '../ui/day/month-before.js';
import { REPORTED_SERIES } from './reporters.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/**
 * Reads the filter from the address: the month before the one of `today` where none is given that
 * has begun, completed investment where no series is.
 */
export function readReconciliationFilter(
  params: URLSearchParams,
  today: string,
): ReconciliationFilter {
  const month = params.get('month') ?? '';
  const series = params.get('series');
  return {
    month: MONTH.test(month) && month <= today.slice(0, 7) ? month : monthBefore(today),
    series: REPORTED_SERIES.find((one) => one === series) ?? 'completed',
    differs: params.get('differs') === 'true',
  };
}

/** Returns the address with a changed filter; what is usual is left out. */
export function writeReconciliationFilter(
  now: URLSearchParams,
  { month, series, differs }: Partial<ReconciliationFilter>,
): URLSearchParams {
  const changed = new URLSearchParams(now);
  if (month !== undefined) changed.set('month', month);
  if (series === 'completed') changed.delete('series');
  else if (series !== undefined) changed.set('series', series);
  if (differs === true) changed.set('differs', 'true');
  else if (differs === false) changed.delete('differs');
  return changed;
}
