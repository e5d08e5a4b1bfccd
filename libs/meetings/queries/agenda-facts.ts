import { ALERTS_SQL, LIVE_STATES } from '#alerts';
import { organisations, organisationsBelow } from '#identity';
import type { Tx } from '#platform/database';
import { PROJECTS_SQL, projectInScope } from '#projects';
import {
  isItemOverdue,
  ITEM_IN_SCOPE,
  type ItemKind,
  itemNumber,
  type ItemState,
  SUPERVISION_ITEMS_SQL,
  WAITING_STATES,
} from '#supervision';
import type { Day } from '#values';
import {
  type Agenda,
  type AgendaFacts,
  type AgendaItem,
  proposeAgenda,
  type UnclosedDecision,
} from '../rules/agenda.js';

const ITEM = `item.id, item.year, item.serial, item.kind, item.title, item.state,
  item.lead_organisation_id AS "leadOrganisationId", item.due_on AS "dueOn",
  project.id AS "projectId", project.name AS "projectName"`;

const RED_ALERTS = `SELECT alert.id, alert.rule, alert.raised_on AS "raisedOn",
    project.id AS "projectId", project.name AS "projectName", project.unit_id AS "organisationId"
  FROM ${ALERTS_SQL} alert JOIN ${PROJECTS_SQL} project ON project.id = alert.project_id
  WHERE alert.severity = 'red' AND alert.state = ANY ($2::text[])
    AND project.unit_id = ANY ($1::text[]) AND ${projectInScope('alert.project_id')}`;

const WAITING_ITEMS = `SELECT ${ITEM}, project.unit_id AS "organisationId"
  FROM ${SUPERVISION_ITEMS_SQL} item LEFT JOIN ${PROJECTS_SQL} project
    ON project.id = item.project_id
  WHERE item.state = ANY ($2::text[]) AND (item.due_on < $3 OR item.kind IN ('problem', 'element'))
    AND (item.lead_organisation_id = ANY ($1::text[]) OR project.unit_id = ANY ($1::text[]))
    AND ${ITEM_IN_SCOPE}`;

const UNCLOSED_DECISIONS = `SELECT ${ITEM}, meeting.id AS "meetingId",
    meeting.title AS "meetingTitle", meeting.held_on AS "heldOn"
  FROM meeting_decisions decision JOIN meetings meeting ON meeting.id = decision.meeting_id
  JOIN ${SUPERVISION_ITEMS_SQL} item ON item.id = decision.item_id
  LEFT JOIN ${PROJECTS_SQL} project ON project.id = item.project_id
  WHERE meeting.organisation_id = $1 AND meeting.id <> $2
    AND item.state NOT IN ('closed', 'withdrawn') AND ${ITEM_IN_SCOPE}`;

interface RedAlert {
  id: string;
  rule: string;
  raisedOn: Day;
  projectId: string;
  projectName: string;
  organisationId: string;
}

interface FoundItem {
  id: string;
  year: number;
  serial: number;
  kind: ItemKind;
  title: string;
  state: ItemState;
  leadOrganisationId: string;
  dueOn: Day;
  projectId: string | null;
  projectName: string | null;
}

type FoundDecision = FoundItem & Pick<UnclosedDecision, 'meetingId' | 'meetingTitle' | 'heldOn'>;

/**
 * Proposes the agenda of a meeting of an organisation from what stands today about its projects and
 * those of all below it, within the access scope.
 */
export async function agendaOf(
  tx: Tx,
  { id, organisationId }: { id: string; organisationId: string },
  today: Day,
): Promise<Agenda> {
  const below = organisationsBelow(await organisations(tx), organisationId);
  const alerts = await tx.query<RedAlert[]>(RED_ALERTS, [below, LIVE_STATES]);
  const items = await tx.query<(FoundItem & { organisationId: string | null })[]>(WAITING_ITEMS, [
    below,
    WAITING_STATES,
    today,
  ]);
  const decisions = await tx.query<FoundDecision[]>(UNCLOSED_DECISIONS, [organisationId, id]);
  const facts: AgendaFacts = {
    decisions: decisions.map((found) => ({
      ...itemOf(found, today),
      meetingId: found.meetingId,
      meetingTitle: found.meetingTitle,
      heldOn: found.heldOn,
      projectId: found.projectId,
      projectName: found.projectName,
    })),
    alerts: alerts.map(({ projectId, projectName, organisationId: unit, ...alert }) => ({
      alert,
      project: { id: projectId, name: projectName, organisationId: unit },
    })),
    items: items.map((found) => ({
      item: itemOf(found, today),
      project: projectOf(found),
    })),
  };
  return proposeAgenda(facts);
}

const itemOf = (found: FoundItem, today: Day): AgendaItem => ({
  id: found.id,
  number: itemNumber(found),
  kind: found.kind,
  title: found.title,
  leadOrganisationId: found.leadOrganisationId,
  dueOn: found.dueOn,
  overdue: isItemOverdue(found, today),
});

const projectOf = ({
  projectId,
  projectName,
  organisationId,
}: FoundItem & { organisationId: string | null }): AgendaFacts['items'][number]['project'] =>
  projectId === null || projectName === null || organisationId === null
    ? null
    : { id: projectId, name: projectName, organisationId };
