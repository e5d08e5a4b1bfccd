import { type Day, day } from '#values';

/** A due text of the plan and the last day on which it can be met (null for `yearly`). */
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
 * Reads `2025`, `2021..2025` or `yearly`; null when the text is none of these, ends before it
 * starts or is outside the plan's years.
 */
export function readDue(text: string, { firstYear, lastYear }: PlanYears): Due | null {
  if (text === 'yearly') return { due: text, dueOn: null };
  const [, from, to = from] = YEARS.exec(text) ?? [];
  if (!from || !to) return null;
  const inside = Number(from) >= firstYear && Number(from) <= Number(to) && Number(to) <= lastYear;
  return inside ? { due: text, dueOn: day(`${to}-12-31`) } : null;
}
