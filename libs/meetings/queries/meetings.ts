import { allInScope, namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { PROJECTS_SQL } from '#projects';
import { ITEM_IN_SCOPE, type ItemState, SUPERVISION_ITEMS_SQL } from '#supervision';
import type { Day } from '#values';
import type { Agenda } from '../rules/agenda.js';
import type { MeetingState } from '../rules/meeting-life.js';
import { agendaOf } from './agenda-facts.js';

/** A meeting as a list shows it. */
export interface Meeting {
  id: string;
  organisationId: string;
  title: string;
  heldOn: Day;
  chair: string | null;
  state: MeetingState;
  openedAt: Date | null;
  /** Number of its decisions that are not closed. */
  openDecisions: number;
}

/** Something that a meeting decided, as the item stands that was made from it. */
export interface MeetingDecision {
  itemId: string;
  year: number;
  serial: number;
  text: string;
  projectId: string | null;
  projectName: string | null;
  leadOrganisationId: string;
  ownerId: string;
  ownerName: string | null;
  dueOn: Day;
  firstDueOn: Day;
  state: ItemState;
}

/** A meeting with its agenda and what it decided. */
export interface MeetingPage extends Meeting {
  agenda: Agenda;
  decisions: MeetingDecision[];
}

/** Sort key of the last meeting on a page; the next page continues after it. */
export interface MeetingKey {
  heldOn: Day;
  id: string;
}

const IN_SCOPE = allInScope('ARRAY[meeting.organisation_id]');
const COLUMNS = `meeting.id, meeting.organisation_id AS "organisationId", meeting.title,
    meeting.held_on AS "heldOn", meeting.chair, meeting.state, meeting.opened_at AS "openedAt",
    (SELECT count(*)::integer FROM meeting_decisions decision
      JOIN ${SUPERVISION_ITEMS_SQL} item ON item.id = decision.item_id
      WHERE decision.meeting_id = meeting.id AND item.state NOT IN ('closed', 'withdrawn')
        AND ${ITEM_IN_SCOPE}) AS "openDecisions"`;

const MEETINGS = `SELECT ${COLUMNS} FROM meetings meeting
  WHERE ${IN_SCOPE} AND ($2::date IS NULL OR (meeting.held_on, meeting.id) < ($2::date, $3::uuid))
  ORDER BY meeting.held_on DESC, meeting.id DESC LIMIT $1`;

const ONE = `SELECT ${COLUMNS}, meeting.agenda FROM meetings meeting
  WHERE meeting.id = $1 AND ${IN_SCOPE}`;

const DECISIONS = `SELECT item.id AS "itemId", item.year, item.serial, item.words AS text,
    project.id AS "projectId", project.name AS "projectName",
    item.lead_organisation_id AS "leadOrganisationId", item.owner_id AS "ownerId",
    item.due_on AS "dueOn", item.first_due_on AS "firstDueOn", item.state
  FROM meeting_decisions decision JOIN ${SUPERVISION_ITEMS_SQL} item ON item.id = decision.item_id
  LEFT JOIN ${PROJECTS_SQL} project ON project.id = item.project_id
  WHERE decision.meeting_id = $1 AND ${ITEM_IN_SCOPE}
  ORDER BY item.year, item.serial`;

/** Lists the meetings of organisations within the access scope, the latest day first. */
export const listMeetings = (
  tx: Tx,
  { after, limit }: { after?: MeetingKey | undefined; limit: number },
): Promise<Meeting[]> =>
  tx.query<Meeting[]>(MEETINGS, [limit, after?.heldOn ?? null, after?.id ?? null]);

/**
 * Returns a meeting with the agenda that it kept; null before it was opened.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the scope.
 */
export async function findMeeting(
  tx: Tx,
  id: string,
): Promise<Meeting & { agenda: Agenda | null }> {
  const [meeting] = await tx.query<(Meeting & { agenda: Agenda | null })[]>(ONE, [id]);
  if (!meeting) throw new Problem('NOT_FOUND');
  return meeting;
}

/**
 * Returns a meeting with its decisions and its agenda: the one that it kept, or, before it was
 * opened, the one that is proposed today.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the scope.
 */
export async function meetingPage(tx: Tx, id: string, today: Day): Promise<MeetingPage> {
  const meeting = await findMeeting(tx, id);
  const agenda = meeting.agenda ?? (await agendaOf(tx, meeting, today));
  const found = await tx.query<Omit<MeetingDecision, 'ownerName'>[]>(DECISIONS, [id]);
  const names = await namesOf(
    tx,
    found.map(({ ownerId }) => ownerId),
  );
  const decisions = found.map((one) => ({ ...one, ownerName: names.get(one.ownerId) ?? null }));
  return { ...meeting, agenda, decisions };
}
