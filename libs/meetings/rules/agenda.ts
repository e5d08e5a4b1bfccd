import type { ItemKind } from '#supervision';
import type { Day } from '#values';

/**
 * Why something stands on the agenda of a meeting, the most pressing first. `red`: a red alert of
 * the project has not ended. `stuck`: an item of supervision is overdue. `asked`: a problem was
 * reported or something is waited for, and an answer is still to come.
 */
export const AGENDA_REASONS = ['red', 'stuck', 'asked'] as const;
export type AgendaReason = (typeof AGENDA_REASONS)[number];

/** Largest number of points of an agenda; how many more there are is said beside them. */
export const AGENDA_POINTS_MAX = 100;

/** A red alert that has not ended. */
export interface AgendaAlert {
  id: string;
  rule: string;
  raisedOn: Day;
}

/** An item of supervision that is to be talked about. */
export interface AgendaItem {
  id: string;
  number: string;
  kind: ItemKind;
  title: string;
  leadOrganisationId: string;
  dueOn: Day;
  overdue: boolean;
}

/** A project, and the organisation that leads it. */
export interface AgendaProject {
  id: string;
  name: string;
  organisationId: string;
}

/** What an earlier meeting decided and nobody has closed yet. */
export interface UnclosedDecision extends AgendaItem {
  meetingId: string;
  meetingTitle: string;
  heldOn: Day;
  projectId: string | null;
  projectName: string | null;
}

/** One page of the agenda: a project with what is red, stuck or asked for, or an item about none. */
export interface AgendaPoint {
  projectId: string | null;
  projectName: string | null;
  organisationId: string;
  reasons: AgendaReason[];
  alerts: AgendaAlert[];
  items: AgendaItem[];
}

/** The agenda of a meeting: what was decided before and is not closed, then one point a project. */
export interface Agenda {
  decisions: UnclosedDecision[];
  points: AgendaPoint[];
  /** Number of points left out because there are more than {@link AGENDA_POINTS_MAX}. */
  more: number;
}

/** What an agenda is proposed from. */
export interface AgendaFacts {
  decisions: readonly UnclosedDecision[];
  alerts: readonly { alert: AgendaAlert; project: AgendaProject }[];
  /** The project is null where the item is about none. */
  items: readonly { item: AgendaItem; project: AgendaProject | null }[];
}

/**
 * Proposes the agenda of a meeting. What earlier meetings decided comes first and once: the last
 * meeting before the others, and within a meeting by the day it is due. Then one point a project, in
 * the order of {@link AGENDA_REASONS}, and what has waited longest before the rest.
 */
export function proposeAgenda({ decisions, alerts, items }: AgendaFacts): Agenda {
  const decided = new Set(decisions.map(({ id }) => id));
  const points = new Map<string, AgendaPoint>();
  const pointOf = (project: AgendaProject | null, item?: AgendaItem): AgendaPoint => {
    const key = project?.id ?? item?.id ?? '';
    const found = points.get(key) ?? {
      projectId: project?.id ?? null,
      projectName: project?.name ?? null,
      organisationId: project?.organisationId ?? item?.leadOrganisationId ?? '',
      reasons: [],
      alerts: [],
      items: [],
    };
    points.set(key, found);
    return found;
  };
  for (const { alert, project } of alerts) pointOf(project).alerts.push(alert);
  for (const { item, project } of items)
    if (!decided.has(item.id)) pointOf(project, item).items.push(item);
  const all = [...points.values()].map(inOrder).sort(pressing);
  return {
    decisions: decisions.toSorted(
      (one, other) =>
        -compared(one.heldOn, other.heldOn) ||
        compared(one.meetingId, other.meetingId) ||
        byDay(one, other),
    ),
    points: all.slice(0, AGENDA_POINTS_MAX),
    more: Math.max(0, all.length - AGENDA_POINTS_MAX),
  };
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const byDay = (one: AgendaItem, other: AgendaItem): number =>
  compared(one.dueOn, other.dueOn) || compared(one.id, other.id);

/** Returns a point with its reasons, and with alerts and items, the oldest first. */
function inOrder({ alerts, items, ...point }: AgendaPoint): AgendaPoint {
  const holds = {
    red: alerts.length > 0,
    stuck: items.some(({ overdue }) => overdue),
    asked: items.some(({ overdue }) => !overdue),
  };
  return {
    ...point,
    reasons: AGENDA_REASONS.filter((reason) => holds[reason]),
    alerts: alerts.toSorted(
      (one, other) => compared(one.raisedOn, other.raisedOn) || compared(one.id, other.id),
    ),
    items: items.toSorted(byDay),
  };
}

function pressing(one: AgendaPoint, other: AgendaPoint): number {
  const rank = ({ reasons: [first = 'asked'] }: AgendaPoint): number =>
    AGENDA_REASONS.indexOf(first);
  const since = ({ alerts, items }: AgendaPoint): string =>
    alerts[0]?.raisedOn ?? items[0]?.dueOn ?? '';
  const name = ({ projectId, items }: AgendaPoint): string => projectId ?? items[0]?.id ?? '';
  return (
    rank(one) - rank(other) ||
    other.reasons.length - one.reasons.length ||
    compared(since(one), since(other)) ||
    compared(name(one), name(other))
  );
}
