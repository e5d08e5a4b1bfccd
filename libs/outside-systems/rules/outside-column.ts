/** What the tracker knows of a project's month and can put into a column of another system. */
export const OUTSIDE_FIELDS = [
  'row-number',
  'outside-id',
  'own-id',
  'project-code',
  'project-name',
  'lead-organisation',
  'stage',
  'month',
  'total-investment',
  'year-plan',
  'completed-month',
  'completed-year',
  'completed-total',
  'funds-month',
  'funds-year',
  'funds-total',
  'paid-month',
  'paid-year',
  'paid-total',
  'physical-percent',
] as const;
export type OutsideField = (typeof OUTSIDE_FIELDS)[number];

/** Units in which another system takes amounts: yuan, 10,000 yuan (万元), 100 million yuan (亿元). */
export const OUTSIDE_UNITS = ['yuan', 'wan', 'yi'] as const;
export type OutsideUnit = (typeof OUTSIDE_UNITS)[number];

/** A column of another system's sheet. */
export interface OutsideColumn {
  heading: string;
  field: OutsideField;
}

/** Most columns of a sheet. */
export const COLUMNS_MAX = 60;

/** Returns the first heading that a second column has too; null when all differ. */
export function headingTwice(columns: readonly OutsideColumn[]): string | null {
  const seen = new Set<string>();
  for (const { heading } of columns) {
    if (seen.has(heading)) return heading;
    seen.add(heading);
  }
  return null;
}
