const SHAPE = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

/**
 * Reads a day as people type or paste it, such as 2026-6-30, 2026/06/30, 20260630 or 2026年6月30日.
 * Returns it as YYYY-MM-DD; null when it is no day of the calendar.
 */
export function readDay(text: string): string | null {
  const found = SHAPE.exec(text.trim());
  if (!found) return null;
  const [, year = '', month = found[4] ?? '', day = found[5] ?? ''] = found;
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${read}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(read) ? read : null;
}
