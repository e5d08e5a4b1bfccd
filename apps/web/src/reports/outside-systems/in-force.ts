/** From when until when a description holds, as days; null means that it holds still. */
interface Held {
  validFrom: string;
  validUntil: string | null;
}

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

/** Returns the month before the one of a day. */
export function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/**
 * Reads the month from the address; the one before that of `today` where there is none, it is
 * malformed, or it has not begun.
 */
export function readMonth(params: URLSearchParams, today: string): string {
  const asked = params.get('month') ?? '';
  return MONTH.test(asked) && asked <= today.slice(0, 7) ? asked : monthBefore(today);
}

/** Returns the descriptions that hold on the last day of a month. */
export function inForce<System extends Held>(systems: readonly System[], month: string): System[] {
  // Later than every day of the month and earlier than those of the next one.
  const end = `${month}-32`;
  return systems.filter(
    ({ validFrom, validUntil }) =>
      validFrom < end &&
      (validUntil === null || validUntil.slice(0, 7) > month || isLast(validUntil, month)),
  );
}

const isLast = (day: string, month: string): boolean => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return day === `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
};
