import type { Day, Month } from '#values';
import { countedOnce } from './counted-once.js';
import { type Covered, coveredStanding } from './covered-standing.js';
import { type FourRates, fourRates } from './four-rates.js';
import { type Ranked, ranking } from './ranking.js';
import type { ProjectFigures } from './project-figures.js';
import { difference } from './standing.js';
import { sumKnown } from './sum-known.js';
import { type Warned, type WarnedCounts, warnedProjects } from './warned-projects.js';

/** Projects that cannot be evaluated against their year plan, because an amount is not on record. */
export interface Unjudged {
  /** With a year plan and no entry of the year: how many, and the sum of their plans in fen. */
  withoutEntries: number;
  plannedFen: string | null;
  /** With entries and no year plan: how many, and the sum of their completed investment in fen. */
  withoutPlan: number;
  completedFen: string | null;
  /** With neither. */
  withNeither: number;
}

/** The month before, in the same year, and how the rate and the lead changed since. */
export interface Change {
  month: Month;
  standing: Covered;
  ratePoints: string | null;
  leadPoints: string | null;
}

/**
 * The facts of a monthly bulletin (调度通报). All of it is JSON: it is kept as it was issued.
 * Amounts are in fen, percentages have two decimal places.
 */
export interface Bulletin {
  month: Month;
  /** Last day of the month, on which the facts hold. */
  asOf: Day;
  total: Covered;
  unjudged: Unjudged;
  /** Parts that lie inside a project that is counted. */
  inside: number;
  rates: FourRates;
  /** Null in January, which has no month before in its year. */
  change: Change | null;
  organisations: Ranked[];
  warned: WarnedCounts;
  red: Warned[];
  amber: Warned[];
}

/** Returns the figures of projects as they were at the end of the month before. */
const before = (projects: readonly ProjectFigures[]): ProjectFigures[] =>
  projects.map((project) => ({
    ...project,
    planFen: project.planBeforeFen,
    completedFen: project.completedBeforeFen,
  }));

function unjudgedOf(counted: readonly ProjectFigures[]): Unjudged {
  const planned = counted.filter((one) => one.planFen !== null && one.completedFen === null);
  const spent = counted.filter((one) => one.planFen === null && one.completedFen !== null);
  const neither = counted.filter((one) => one.planFen === null && one.completedFen === null);
  return {
    withoutEntries: planned.length,
    plannedFen: sumKnown(planned.map(({ planFen }) => planFen))?.toString() ?? null,
    withoutPlan: spent.length,
    completedFen: sumKnown(spent.map(({ completedFen }) => completedFen))?.toString() ?? null,
    withNeither: neither.length,
  };
}

/**
 * Composes a bulletin from the figures of projects, which are in the order of the plan.
 * @param last the month before, null in January
 */
export function bulletinOf(
  projects: readonly ProjectFigures[],
  { month, asOf, last }: { month: Month; asOf: Day; last: Month | null },
): Bulletin {
  const { counted, inside } = countedOnce(projects);
  const total = coveredStanding(counted, month);
  const earlier = last === null ? null : countedOnce(before(projects)).counted;
  const standing = earlier && last !== null ? coveredStanding(earlier, last) : null;
  return {
    month,
    asOf,
    total,
    unjudged: unjudgedOf(counted),
    inside,
    rates: fourRates(projects, { counted, total }),
    change:
      standing === null || last === null
        ? null
        : {
            month: last,
            standing,
            ratePoints: difference(total.ratePercent, standing.ratePercent),
            leadPoints: difference(total.leadPoints, standing.leadPoints),
          },
    organisations: ranking(counted, { month, before: earlier, last }),
    ...warnedProjects(projects),
  };
}
