import { type Day, isDay, isMonth, lastDayOf } from './day.js';

/** A range of calendar days, both ends included. */
export interface Period {
  from: Day;
  to: Day;
}

const YEAR = /^(19|20|21)\d\d$/;

function firstDay(text: string): Day | null {
  if (YEAR.test(text)) return `${text}-01-01` as Day;
  if (isMonth(text)) return `${text}-01` as Day;
  return isDay(text) ? text : null;
}

function finalDay(text: string): Day | null {
  if (YEAR.test(text)) return `${text}-12-31` as Day;
  if (isMonth(text)) return lastDayOf(text);
  return isDay(text) ? text : null;
}

/**
 * Parses a period such as `2021..2025`, `2021-01..2025-12` or `2021-01-01..2025-12-31`; a single
 * year, month or day is also a period. Returns null when the text is no period or when its end lies
 * before its start.
 */
export function parsePeriod(text: string): Period | null {
  const [start = '', end = start, ...rest] = text.split('..');
  if (rest.length) return null;
  const from = firstDay(start);
  const to = finalDay(end);
  return from && to && from <= to ? { from, to } : null;
}

/** Formats a period as text that {@link parsePeriod} can parse. */
export const formatPeriod = (period: Period): string => `${period.from}..${period.to}`;
