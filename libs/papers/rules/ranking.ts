import type { Month } from '#values';
import { type Covered, coveredStanding } from './covered-standing.js';
import type { ProjectFigures } from './project-figures.js';
import { difference, hundredths } from './standing.js';

/** An organisation in the ranking of a month. */
export interface Ranked extends Covered {
  /** 1 for the highest rate; equal rates share a place. Null where the rate is not known. */
  rank: number | null;
  organisationId: string;
  organisationName: string;
  /** Place and rate a month before; null in January, or where the rate was not known. */
  rankBefore: number | null;
  /** Change of the rate since the month before, in percentage points. */
  ratePoints: string | null;
}

type Placed = Omit<Ranked, 'rankBefore' | 'ratePoints'>;

/** Places organisations by the rate of their projects; those without a rate come last. */
function placed(counted: readonly ProjectFigures[], month: Month): Placed[] {
  const groups = new Map<string, ProjectFigures[]>();
  for (const project of counted) {
    const group = groups.get(project.organisationId);
    if (group) group.push(project);
    else groups.set(project.organisationId, [project]);
  }
  const standings = [...groups].map(([organisationId, projects]) => ({
    organisationId,
    organisationName: projects[0]?.organisationName ?? organisationId,
    ...coveredStanding(projects, month),
  }));
  const rate = ({ ratePercent }: Covered): bigint | null =>
    ratePercent === null ? null : hundredths(ratePercent);
  const rates = standings.flatMap((one) => rate(one) ?? []);
  return standings
    .map((one) => {
      const own = rate(one);
      return {
        rank: own === null ? null : 1 + rates.filter((other) => other > own).length,
        ...one,
      };
    })
    .sort(
      (one, other) =>
        (one.rank ?? standings.length + 1) - (other.rank ?? standings.length + 1) ||
        (one.organisationId < other.organisationId ? -1 : 1),
    );
}

/**
 * Ranks organisations by the rate at which the year plans of their projects are completed, with
 * their places a month before.
 * @param counted the projects that are added up, see `countedOnce`
 * @param compared the month, the same projects a month before, and that month; null in January
 */
export function ranking(
  counted: readonly ProjectFigures[],
  {
    month,
    before,
    last,
  }: { month: Month; before: readonly ProjectFigures[] | null; last: Month | null },
): Ranked[] {
  const earlier = new Map(
    (before && last !== null ? placed(before, last) : []).map((one) => [one.organisationId, one]),
  );
  return placed(counted, month).map((one) => {
    const then = earlier.get(one.organisationId);
    return {
      ...one,
      rankBefore: then?.rank ?? null,
      ratePoints: difference(one.ratePercent, then?.ratePercent ?? null),
    };
  });
}
