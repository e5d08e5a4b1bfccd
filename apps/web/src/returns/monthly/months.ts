/** Returns the month before another one: `2026-01` gives `2025-12`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** Lists `count` months up to and including `month`, the latest first. */
export function monthsUpTo(month: string, count: number): string[] {
  const months = [month];
  while (months.length < count) months.push(monthBefore(months.at(-1) ?? month));
  return months;
}
