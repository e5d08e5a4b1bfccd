import { addressees, holdersOver, namesOf, type Role, type RoleHolder } from '#identity';
import type { Tx } from '#platform/database';
import { addDays, type Day, dayAt } from '#values';
import {
  itemNumber,
  type ItemState,
  type ItemStepKind,
  type ListedKind,
  WAITING_STATES,
} from '../rules/item-life.js';
import {
  RECENT_DAYS,
  type ItemEvent,
  occasionsOf,
  type Addressee,
} from '../rules/item-occasions.js';
import { LISTED } from './items.js';

/** What people have to be told of an item of supervision or an audit finding. */
export interface SupervisionNotification {
  id: string;
  /** Names what is told; a person is told of it once. */
  occasion: string;
  event: ItemEvent;
  kind: ListedKind;
  /** Number of its letter; null for an audit finding. */
  number: string | null;
  title: string;
  projectName: string | null;
  dueOn: Day;
  personIds: string[];
  /** Name of the person who took the step; null for a day that comes or has passed. */
  byName: string | null;
  words: string | null;
}

interface NotificationFilter {
  today: Day;
  /** Only these; without it, all. */
  ids?: readonly string[];
}

interface Found {
  id: string;
  kind: ListedKind;
  year: number | null;
  serial: number | null;
  title: string;
  projectName: string | null;
  leadOrganisationId: string;
  supportingOrganisationIds: string[];
  issuingOrganisationId: string | null;
  ownerId: string | null;
  dueOn: Day;
  state: ItemState;
  assignedBy: string;
  position: number;
  stepKind: ItemStepKind;
  words: string | null;
  doneBy: string;
  doneAt: Date;
}

/** Number of items that one call looks at, those with the earliest day first. */
const NOTIFICATIONS_MAX = 20_000;

const STEPS = `SELECT position, kind, words, done_by, done_at FROM supervision_steps
    WHERE item_id = listed.id
  UNION ALL SELECT position, CASE kind WHEN 'raised' THEN 'assigned' ELSE kind END, text, done_by,
    done_at FROM finding_steps WHERE project_id = listed.project_id AND finding_id = listed.id`;

const LISTED_EVENTS = `SELECT listed.id, listed.kind, listed.year, listed.serial, listed.title,
    project.name AS "projectName", listed.lead_organisation_id AS "leadOrganisationId",
    listed.supporting_organisation_ids AS "supportingOrganisationIds",
    listed.issuing_organisation_id AS "issuingOrganisationId", listed.owner_id AS "ownerId",
    listed.due_on AS "dueOn", listed.state, listed.assigned_by AS "assignedBy", last.position,
    last.kind AS "stepKind", last.words, last.done_by AS "doneBy", last.done_at AS "doneAt"
  FROM ${LISTED}
  CROSS JOIN LATERAL (SELECT position, kind, words, done_by, done_at FROM (${STEPS}) step
    WHERE step.kind <> ALL ($4::text[]) ORDER BY position DESC LIMIT 1) last
  WHERE listed.state NOT IN ('verified', 'closed', 'withdrawn')
    AND ($1::uuid[] IS NULL OR listed.id = ANY ($1))
    AND (last.done_at >= $2 OR listed.due_on >= $3 AND listed.state = ANY ($5::text[]))
  ORDER BY listed.due_on, listed.id LIMIT ${NOTIFICATIONS_MAX}`;

/** Steps that leave what has to be done as it was. */
const SILENT_STEPS: readonly ItemStepKind[] = ['urged', 'circulated', 'interviewed', 'looked-back'];

/**
 * Lists what people have to be told of items and audit findings, those with the earliest day first.
 * Whether they were told before, the caller knows.
 */
export async function supervisionNotifications(
  tx: Tx,
  { today, ids }: NotificationFilter,
): Promise<SupervisionNotification[]> {
  const since = addDays(today, -RECENT_DAYS);
  const rows = await tx.query<Found[]>(LISTED_EVENTS, [
    ids ?? null,
    since,
    since,
    SILENT_STEPS,
    WAITING_STATES,
  ]);
  if (rows.length === 0) return [];
  const people = await peopleOf(tx, rows, today);
  const names = await namesOf(
    tx,
    rows.map(({ doneBy }) => doneBy),
  );
  return rows.flatMap((row) =>
    occasionsOf(
      {
        kind: row.kind,
        state: row.state,
        dueOn: row.dueOn,
        step: { kind: row.stepKind, position: row.position, on: dayAt(row.doneAt) },
      },
      today,
      since,
    ).map(({ event, occasion, to }) => {
      const ofStep = event !== 'due' && event !== 'overdue';
      return {
        id: row.id,
        occasion,
        event,
        kind: row.kind,
        number:
          row.year === null || row.serial === null
            ? null
            : itemNumber({ year: row.year, serial: row.serial }),
        title: row.title,
        projectName: row.projectName,
        dueOn: row.dueOn,
        personIds: [...new Set(to.flatMap((whom) => people(row, whom)))].filter(
          (id) => !ofStep || id !== row.doneBy,
        ),
        byName: ofStep ? (names.get(row.doneBy) ?? null) : null,
        words: ofStep ? row.words : null,
      };
    }),
  );
}

/**
 * Returns a function that names who has to be told. Of an item: its owner, whoever assigned it, or
 * else the managers of the organisation that issued it, and the managers of those that support it.
 * Of an audit finding: the officers and managers of the project's organisation, and the auditor.
 */
async function peopleOf(
  tx: Tx,
  rows: readonly Found[],
  today: Day,
): Promise<(row: Found, whom: Addressee) => string[]> {
  const organisations = rows.flatMap((row) => [
    row.leadOrganisationId,
    ...(row.issuingOrganisationId === null ? [] : [row.issuingOrganisationId]),
    ...row.supportingOrganisationIds,
  ]);
  const roles: readonly Role[] = ['officer', 'manager', 'auditor'];
  const held = new Map<string, RoleHolder[]>();
  for (const one of await holdersOver(tx, [...new Set(organisations)], roles, today))
    held.set(one.unitId, [...(held.get(one.unitId) ?? []), one]);
  const inIt = (unitId: string, ...wanted: Role[]): string[] =>
    (held.get(unitId) ?? [])
      .filter(({ depth, role }) => depth === 0 && wanted.includes(role))
      .map(({ personId }) => personId);
  const over = (unitId: string, personId: string, ...wanted: Role[]): boolean =>
    (held.get(unitId) ?? []).some((one) => one.personId === personId && wanted.includes(one.role));
  const owners = new Set(
    (
      await addressees(
        tx,
        rows.map(({ ownerId }) => ownerId).filter((id) => id !== null),
      )
    ).map(({ id }) => id),
  );
  return (row, whom) => {
    const { leadOrganisationId: lead, issuingOrganisationId: issuing, ownerId, assignedBy } = row;
    if (whom === 'support')
      return row.supportingOrganisationIds.flatMap((unitId) => inIt(unitId, 'manager'));
    if (issuing === null)
      return whom === 'lead'
        ? inIt(lead, 'officer', 'manager')
        : over(lead, assignedBy, 'auditor')
          ? [assignedBy]
          : [];
    if (whom === 'lead')
      return ownerId !== null && owners.has(ownerId) ? [ownerId] : inIt(lead, 'officer', 'manager');
    return over(issuing, assignedBy, 'manager') ? [assignedBy] : inIt(issuing, 'manager');
  };
}
