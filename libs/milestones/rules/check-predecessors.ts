import { refuseField } from '#platform/problem';
import { cycleIn, type ScheduleLink, type ScheduleNode } from './schedule.js';

/** Most predecessors of one milestone. */
export const PREDECESSORS_MAX = 100;
/** Longest time between a predecessor and its milestone, in calendar days: ten years. */
export const LAG_DAYS_MAX = 3650;

/** A milestone that must be met before another one, by at least so many calendar days. */
export interface WantedPredecessor {
  milestoneId: string;
  /** 0 where it is left out. */
  lagDays?: number | undefined;
}

interface Asked {
  /** The milestone that gets new predecessors. */
  id: string;
  wanted: readonly WantedPredecessor[];
  /** The links of the project as they are. */
  links: readonly ScheduleLink[];
  names: ReadonlyMap<string, string>;
}

/**
 * Checks the predecessors that a milestone is to have: each a milestone of its project, each once,
 * and none that waits for the milestone itself.
 * @param nodes the milestones of the project
 * @throws Problem ANSWERED_TWICE, PREDECESSOR_UNKNOWN, or PREDECESSOR_CYCLE with the names of the
 * milestones on the cycle; each names the place of the predecessor in the request
 */
export function checkPredecessors(
  nodes: readonly ScheduleNode[],
  { id, wanted, links, names }: Asked,
): void {
  const seen = new Set<string>();
  for (const [place, { milestoneId }] of wanted.entries()) {
    const path = `predecessors.${place}.milestoneId`;
    if (seen.has(milestoneId)) throw refuseField('ANSWERED_TWICE', path);
    if (!names.has(milestoneId)) throw refuseField('PREDECESSOR_UNKNOWN', path);
    seen.add(milestoneId);
  }
  const after = [
    ...links.filter(({ milestoneId }) => milestoneId !== id),
    ...wanted.map(({ milestoneId, lagDays = 0 }) => ({
      milestoneId: id,
      predecessorId: milestoneId,
      lagDays,
    })),
  ];
  const cycle = cycleIn(nodes, after, id);
  if (cycle === null) return;
  // The cycle goes through the milestone, because there was none before.
  const last = cycle.at(-1);
  const place = wanted.findIndex(({ milestoneId }) => milestoneId === last);
  throw refuseField('PREDECESSOR_CYCLE', `predecessors.${place}.milestoneId`, {
    path: [...cycle, cycle[0]].map((one) => names.get(one ?? '') ?? '').join(' → '),
  });
}
