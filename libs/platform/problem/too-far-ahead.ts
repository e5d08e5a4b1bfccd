import { addDays, type Day } from '#values';
import { refuseField } from './problem.js';

/**
 * Throws a problem when a day is so far in the future that its year is probably a typing error.
 * @param path the field that contains the day, for the error message.
 * @param days largest allowed number of days after today.
 * @throws Problem TOO_FAR_AHEAD.
 */
export function refuseDayTooFar(
  path: string,
  on: Day,
  { today, days }: { today: Day; days: number },
): void {
  const last = addDays(today, days);
  if (on > last) throw refuseField('TOO_FAR_AHEAD', path, { last }, `≤ ${last}`);
}

/**
 * Throws a problem when a calendar year is so far in the future that it is probably a typing error.
 * @param path the field that contains the year, for the error message.
 * @param years largest allowed number of years after the current one.
 * @throws Problem TOO_FAR_AHEAD.
 */
export function refuseYearTooFar(
  path: string,
  year: number,
  { today, years }: { today: Day; years: number },
): void {
  const last = Number(today.slice(0, 4)) + years;
  if (year > last) throw refuseField('TOO_FAR_AHEAD', path, { last: String(last) }, `≤ ${last}`);
}
