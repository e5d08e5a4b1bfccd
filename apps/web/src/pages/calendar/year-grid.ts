/** A month as a calendar shows it: weeks from Monday to Sunday, with holes before its first and after its last day. */
export interface MonthGrid {
  month: string;
  weeks: (string | null)[][];
}

const DAYS = 7;
const two = (number: number): string => String(number).padStart(2, '0');

/** Which place in the week, 0 for Monday, a day has. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS;

/** Whether an ordinary week works on a day. */
export const isWeekend = (day: string): boolean => weekdayOf(day) >= 5;

/** The twelve months of a year. */
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
