import type { Day } from '#values';

/** A milestone as its place in the schedule follows from it. */
export interface ScheduleNode {
  id: string;
  /** The day it was met or is forecast for; null while no person has confirmed a day. */
  day: Day | null;
  met: boolean;
}

/**
 * A link between two milestones of a project: the predecessor (紧前节点) must be met at least
 * `lagDays` calendar days before the milestone is.
 */
export interface ScheduleLink {
  milestoneId: string;
  predecessorId: string;
  lagDays: number;
}

/**
 * Why a milestone has no float. `met`: nothing can move any more; `unverified`: nobody has
 * confirmed its day; `after-unverified`: what waits for it ends in such a milestone, so that nobody
 * knows by when it is needed.
 */
export const FLOAT_MISSING = ['met', 'unverified', 'after-unverified'] as const;
export type FloatMissing = (typeof FLOAT_MISSING)[number];

/** Where a milestone stands in the schedule. */
export interface Placed {
  /**
   * Total float (总时差): calendar days by which it may slip without delaying the last milestone.
   * Below zero where a link is already broken.
   */
  floatDays: number | null;
  floatMissing: FloatMissing | null;
  /** Whether it is on the critical path (关键线路): open, and its float is not above zero. */
  critical: boolean;
}

/** The schedule of a project. */
export interface Schedule {
  /** The latest day of its milestones, against which float is counted; null when none is known. */
  finishOn: Day | null;
  /** By the id of each milestone. */
  placed: ReadonlyMap<string, Placed>;
}

/** A milestone with the links to what waits for it. */
interface Spot {
  node: ScheduleNode;
  /** Its day as a number of days; NaN when it is not known. */
  day: number;
  /** Number of predecessors that do not stand in the order yet. */
  waits: number;
  successors: { spot: Spot; lagDays: number }[];
  /** Last day on which it does not delay the finish; NaN when that is not known. */
  latest: number;
}

const DAY_MS = 86_400_000;

/**
 * Computes float and critical path of a project's milestones, in one pass over milestones and
 * links. Links to milestones that are not given, such as dropped ones, are ignored. A successor that
 * is met waits for nothing any more.
 * @throws RangeError when the links form a cycle; `cycleIn` names it
 */
export function scheduleOf(
  nodes: readonly ScheduleNode[],
  links: readonly ScheduleLink[],
): Schedule {
  const order = inOrder(spotsOf(nodes, links));
  if (order.length < nodes.length) throw new RangeError('The links form a cycle');
  const last = order.reduce<Spot | null>(
    (found, spot) => (spot.day > (found?.day ?? -Infinity) ? spot : found),
    null,
  );
  const placed = new Map<string, Placed>();
  for (const spot of order.toReversed()) {
    spot.latest = latestOf(spot, last?.day ?? NaN);
    placed.set(spot.node.id, placedAt(spot));
  }
  return { finishOn: last?.node.day ?? null, placed };
}

/**
 * Returns by how many days a link is broken: the milestone stands that long before its predecessor's
 * day plus the lag. Zero when the link is kept, or both are met; null when a day is not known.
 */
export function shortDays(
  { met, day }: Omit<ScheduleNode, 'id'>,
  predecessor: Omit<ScheduleNode, 'id'>,
  lagDays: number,
): number | null {
  if (met && predecessor.met) return 0;
  if (day === null || predecessor.day === null) return null;
  return Math.max(0, numberOf(predecessor.day) + lagDays - numberOf(day));
}

/**
 * Returns the milestones of a cycle, each before its successor, or null when there is none.
 * @param first the milestone with which the path begins if it is on the cycle
 */
export function cycleIn(
  nodes: readonly ScheduleNode[],
  links: readonly ScheduleLink[],
  first: string,
): string[] | null {
  const order = inOrder(spotsOf(nodes, links));
  if (order.length === nodes.length) return null;
  const ordered = new Set(order.map(({ node }) => node.id));
  const known = new Set(nodes.map(({ id }) => id));
  // Each milestone that is left has a predecessor that is left too.
  const left = (id: string): boolean => known.has(id) && !ordered.has(id);
  const before = new Map(
    links
      .filter(({ milestoneId, predecessorId }) => left(milestoneId) && left(predecessorId))
      .map(({ milestoneId, predecessorId }) => [milestoneId, predecessorId]),
  );
  const path: string[] = [];
  const walked = new Set<string>();
  let at = before.has(first) ? first : [...before.keys()][0];
  for (; at !== undefined && !walked.has(at); at = before.get(at)) {
    walked.add(at);
    path.push(at);
  }
  const cycle = path.slice(path.indexOf(at as string)).toReversed();
  const begin = Math.max(0, cycle.indexOf(first));
  return [...cycle.slice(begin), ...cycle.slice(0, begin)];
}

function spotsOf(nodes: readonly ScheduleNode[], links: readonly ScheduleLink[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const node of nodes)
    spots.set(node.id, {
      node,
      day: node.day === null ? NaN : numberOf(node.day),
      waits: 0,
      successors: [],
      latest: NaN,
    });
  for (const { predecessorId, milestoneId, lagDays } of links) {
    const spot = spots.get(milestoneId);
    const predecessor = spots.get(predecessorId);
    if (!spot || !predecessor) continue;
    predecessor.successors.push({ spot, lagDays });
    spot.waits += 1;
  }
  return [...spots.values()];
}

/** Orders milestones so that each stands after its predecessors; those on a cycle are missing. */
function inOrder(spots: readonly Spot[]): Spot[] {
  const order = spots.filter(({ waits }) => waits === 0);
  // The list grows while it is read.
  for (const { successors } of order)
    for (const { spot } of successors) {
      spot.waits -= 1;
      if (spot.waits === 0) order.push(spot);
    }
  return order;
}

function latestOf({ day, successors }: Spot, finish: number): number {
  let latest = Infinity;
  for (const { spot, lagDays } of successors)
    if (!spot.node.met) latest = Math.min(latest, spot.latest - lagDays);
  if (latest !== Infinity) return latest;
  // What nothing waits for is needed by the finish, unless it may itself come after it.
  return Number.isNaN(day) ? NaN : finish;
}

function placedAt({ node, day, latest }: Spot): Placed {
  if (node.met) return { floatDays: null, floatMissing: 'met', critical: false };
  if (node.day === null) return { floatDays: null, floatMissing: 'unverified', critical: false };
  if (Number.isNaN(latest))
    return { floatDays: null, floatMissing: 'after-unverified', critical: false };
  return { floatDays: latest - day, floatMissing: null, critical: latest <= day };
}

const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
