import { type Day, day } from '#values';

/**
 * When a target is due: the text in the plan file (such as `2021..2025`), and the last day on which
 * the target can be met. `dueOn` is null for `yearly`, which has no last day.
 */
export interface Due {
  due: string;
  dueOn: Day | null;
}

/** First and last year of a plan, both included. */
export interface PlanYears {
  firstYear: number;
  lastYear: number;
}

const YEARS = /^(\d{4})(?:\.\.(\d{4}))?$/;

/**
 * Parses the due text of a target: `2025`, `2021..2025` or `yearly`. Returns null when the text has
 * another form, the range ends before it starts, or a year lies outside the plan's years.
 */
export function readDue(text: string, { firstYear, lastYear }: PlanYears): Due | null {
  if (text === 'yearly') return { due: text, dueOn: null };
  const [, from, to = from] = YEARS.exec(text) ?? [];
  if (!from || !to) return null;
  const inside = Number(from) >= firstYear && Number(from) <= Number(to) && Number(to) <= lastYear;
  return inside ? { due: text, dueOn: day(`${to}-12-31`) } : null;
}
