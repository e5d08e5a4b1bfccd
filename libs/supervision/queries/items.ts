import { namesOf } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { findProject, PROJECTS_SQL, projectInScope } from '#projects';
import type { Day } from '#values';
import {
  type ItemState,
  type ItemStepKind,
  type ListedKind,
  WAITING_STATES,
} from '../rules/item-life.js';
import { type SupervisionItemRow, SupervisionStepRow } from '../store/item-rows.js';
import { ITEM_IN_SCOPE, stepsOf } from '../store/items.js';

/** Filter of the list of items; all conditions that are given must match. */
export interface ItemFilter {
  kind?: ListedKind | undefined;
  state?: ItemState | undefined;
  projectId?: string | undefined;
  /** Leads or supports. */
  organisationId?: string | undefined;
  ownerId?: string | undefined;
  alertId?: string | undefined;
  /** Only what the organisation that leads has to do and has not done by its day. */
  overdue?: boolean | undefined;
}

/** Sort key of the last item of a page, from which the next page continues. */
export interface ItemKey {
  assignedAt: string;
  id: string;
}

/**
 * An item or an audit finding as it stands, with names for display. What a finding does not have is
 * null: number, owner, issuing organisation. The project is null where the reader does not see it.
 */
export interface ListedItem {
  id: string;
  year: number | null;
  serial: number | null;
  kind: ListedKind;
  title: string;
  projectId: string | null;
  projectName: string | null;
  alertId: string | null;
  leadOrganisationId: string;
  supportingOrganisationIds: string[];
  issuingOrganisationId: string | null;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: Day;
  firstDueOn: Day;
  likelihood: number | null;
  effect: number | null;
  response: string | null;
  element: SupervisionItemRow['element'];
  state: ItemState;
  assignedBy: string;
  assignedByName: string | null;
  assignedAt: Date;
}

/** A step with the name of the person who took it; null for a service of the program. */
export interface ListedItemStep extends Omit<SupervisionStepRow, 'kind'> {
  kind: ItemStepKind;
  doneByName: string | null;
}

/** An item with its words and all its steps, oldest first. */
export interface ItemPage {
  item: ListedItem & { words: string };
  steps: ListedItemStep[];
}

const ITEMS = `SELECT item.id, item.year, item.serial, item.kind, item.title, item.words,
    item.project_id, item.alert_id, item.lead_organisation_id, item.supporting_organisation_ids,
    item.issuing_organisation_id, item.owner_id, item.due_on, item.first_due_on, item.likelihood,
    item.effect, item.response, item.element, item.state, item.assigned_by, item.assigned_at
  FROM supervision_items item WHERE ${ITEM_IN_SCOPE}`;

/** Audit findings in the shape of items: their steps, named as those of items. */
const FINDINGS = `SELECT finding.id, NULL::integer, NULL::integer, 'finding', finding.title, first.text,
    finding.project_id, NULL::uuid, project.unit_id, '{}'::text[],
    NULL::text, NULL::uuid, finding.answer_due_on, finding.answer_due_on, NULL::integer,
    NULL::integer, NULL::text, NULL::text, CASE last.kind WHEN 'raised' THEN 'assigned'
      ELSE last.kind END, finding.raised_by, finding.raised_at
  FROM findings finding JOIN ${PROJECTS_SQL} project ON project.id = finding.project_id
  JOIN finding_steps first ON first.project_id = finding.project_id
    AND first.finding_id = finding.id AND first.position = 1
  CROSS JOIN LATERAL (SELECT kind FROM finding_steps step
    WHERE step.project_id = finding.project_id AND step.finding_id = finding.id
    ORDER BY position DESC LIMIT 1) last
  WHERE ${projectInScope('finding.project_id')}`;

/** Items and audit findings as `listed`, each with its `project` where the reader sees it. */
export const LISTED = `(${ITEMS} UNION ALL ${FINDINGS}) listed
  LEFT JOIN ${PROJECTS_SQL} project ON project.id = listed.project_id`;

const COLUMNS = `listed.id, listed.year, listed.serial, listed.kind, listed.title,
  project.id AS "projectId", project.name AS "projectName", listed.alert_id AS "alertId",
  listed.lead_organisation_id AS "leadOrganisationId",
  listed.supporting_organisation_ids AS "supportingOrganisationIds",
  listed.issuing_organisation_id AS "issuingOrganisationId", listed.owner_id AS "ownerId",
  listed.due_on AS "dueOn", listed.first_due_on AS "firstDueOn", listed.likelihood, listed.effect,
  listed.response, listed.element, listed.state, listed.assigned_by AS "assignedBy",
  listed.assigned_at AS "assignedAt"`;

const LIST = `SELECT ${COLUMNS} FROM ${LISTED}
  WHERE ($1::text IS NULL OR listed.kind = $1) AND ($2::text IS NULL OR listed.state = $2)
    AND ($3::uuid IS NULL OR listed.project_id = $3)
    AND ($4::text IS NULL
      OR $4 = ANY (listed.lead_organisation_id || listed.supporting_organisation_ids))
    AND ($5::uuid IS NULL OR listed.owner_id = $5) AND ($6::uuid IS NULL OR listed.alert_id = $6)
    AND ($7::date IS NULL OR (listed.due_on < $7 AND listed.state = ANY ($8::text[])))
    AND ($9::timestamptz IS NULL OR (listed.assigned_at, listed.id) < ($9, $10::uuid))
  ORDER BY listed.assigned_at DESC, listed.id DESC LIMIT $11`;

const ONE = `SELECT ${COLUMNS}, listed.words FROM ${LISTED} WHERE listed.id = $1`;

type Found = Omit<ListedItem, 'ownerName' | 'assignedByName'>;

/**
 * Lists items and audit findings within the access scope as they stand, newest first.
 * @throws Problem NOT_FOUND when a project is given that lies outside the scope.
 */
export async function listItems(
  tx: Tx,
  { projectId, overdue, ...filter }: ItemFilter,
  page: { today: Day; after?: ItemKey | undefined; limit: number },
): Promise<ListedItem[]> {
  if (projectId !== undefined) await findProject(tx, projectId);
  const rows = await tx.query<Found[]>(LIST, [
    filter.kind ?? null,
    filter.state ?? null,
    projectId ?? null,
    filter.organisationId ?? null,
    filter.ownerId ?? null,
    filter.alertId ?? null,
    overdue === true ? page.today : null,
    WAITING_STATES,
    page.after?.assignedAt ?? null,
    page.after?.id ?? null,
    page.limit,
  ]);
  return named(tx, rows);
}

async function named<Row extends Found>(
  tx: Tx,
  rows: readonly Row[],
): Promise<(Row & Pick<ListedItem, 'ownerName' | 'assignedByName'>)[]> {
  const ids = rows.flatMap(({ ownerId, assignedBy }) => [ownerId ?? assignedBy, assignedBy]);
  const names = await namesOf(tx, ids);
  return rows.map((row) => ({
    ...row,
    ownerName: row.ownerId === null ? null : (names.get(row.ownerId) ?? null),
    assignedByName: names.get(row.assignedBy) ?? null,
  }));
}

const FINDING_STEPS = `SELECT finding_id AS "itemId", position,
    CASE kind WHEN 'raised' THEN 'assigned' ELSE kind END AS kind, text AS words, document,
    NULL::date AS "onDay", done_by AS "doneBy", done_at AS "doneAt"
  FROM finding_steps WHERE finding_id = $1 ORDER BY position`;

/**
 * Returns one item, or one audit finding, with its steps.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the scope.
 */
export async function itemPage(tx: Tx, id: string): Promise<ItemPage> {
  const rows = await tx.query<(Found & { words: string })[]>(ONE, [id]);
  const [item] = await named(tx, rows);
  if (!item) throw new Problem('NOT_FOUND');
  const steps =
    item.kind === 'finding'
      ? await tx.query<SupervisionStepRow[]>(FINDING_STEPS, [id])
      : await stepsOf(tx, id);
  const names = await namesOf(
    tx,
    steps.map(({ doneBy }) => doneBy),
  );
  return {
    item,
    steps: steps.map((step) => ({ ...step, doneByName: names.get(step.doneBy) ?? null })),
  };
}
