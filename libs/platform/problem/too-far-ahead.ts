import { addDays, type Day } from '#values';
import { refuseField } from './problem.js';

/**
 * Refuses a day so far ahead that its year must be a slip of the pen: nobody answers for it.
 * @param days how far ahead a day of this kind may lie, in days
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
 * @param years how many years after the present one it may be
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
