import { addDays, type Day } from '#values';
import { refuseField } from './problem.js';

/**
 * Refuses a day so far in the future that its year is probably a typing error.
 * @param days maximum number of days after today
 * @throws Problem TOO_FAR_AHEAD at the field
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
 * The same for a calendar year.
 * @param years maximum number of years after the present one
 * @throws Problem TOO_FAR_AHEAD at the field
 */
export function refuseYearTooFar(
  path: string,
  year: number,
  { today, years }: { today: Day; years: number },
): void {
  const last = Number(today.slice(0, 4)) + years;
  if (year > last) throw refuseField('TOO_FAR_AHEAD', path, { last: String(last) }, `≤ ${last}`);
}
