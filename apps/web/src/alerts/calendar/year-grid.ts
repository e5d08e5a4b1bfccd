/** A month in a calendar: weeks from Monday to Sunday. Days of other months are null. */
export interface MonthGrid {
  month: string;
  weeks: (string | null)[][];
}

const DAYS = 7;
const two = (number: number): string => String(number).padStart(2, '0');

/** Returns the day of the week of a date; 0 is Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS;

/** Checks whether a date is a Saturday or Sunday. */
export const isWeekend = (day: string): boolean => weekdayOf(day) >= 5;

/** Returns the twelve months of a year, each as a calendar of weeks. */
export function yearGrid(year: number): MonthGrid[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = `${year}-${two(at + 1)}`;
    const length = new Date(Date.UTC(year, at + 1, 0)).getUTCDate();
    const cells: (string | null)[] = [
      ...Array.from({ length: weekdayOf(`${month}-01`) }, () => null),
      ...Array.from({ length }, (__, day) => `${month}-${two(day + 1)}`),
    ];
    while (cells.length % DAYS !== 0) cells.push(null);
    return {
      month,
      weeks: Array.from({ length: cells.length / DAYS }, (__, week) =>
        cells.slice(week * DAYS, (week + 1) * DAYS),
      ),
    };
  });
}
