import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CHANGE_REQUESTS_SQL } from '#approvals';
import { PROJECTS_SQL, projectInScope } from '#projects';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { ProjectFacts } from '../rules/project-facts.js';
import type { Inputs } from '../rules/evaluation-result.js';

/** Row of table `alert_explanations`: an approved explanation of an alert. Rows are only added. */
@Entity('alert_explanations')
export class AlertExplanationRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') rule: string;
  @Column('text') episodeKey: string;
  @Column('text') matter: string;
  @Column('bigint') extent: bigint;
  @Column('text') explanation: string;
  @Column('date') effectiveOn: Day;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * Tables of this library with facts that rules read, each with the column of the day from which a
 * row applies. Rows are only added.
 */
export const ALERT_FACTS = [['alert_explanations', 'effective_on']] as const;

type Explanations = ProjectFacts['explanations'];

const EXPLANATIONS = `
  SELECT project_id AS "projectId", episode_key AS "episodeKey", matter, extent,
    effective_on AS "on" FROM alert_explanations
   WHERE project_id = ANY ($1::uuid[]) AND effective_on <= $2
     AND ($3::timestamptz IS NULL OR recorded_at <= $3)
   ORDER BY recorded_at, id`;

/** Returns the approved explanations of some projects as of a day, by project id. */
export async function explanationsOf(
  tx: Tx,
  ids: readonly string[],
  on: Day,
  until: Date | null,
): Promise<Map<string, Explanations>> {
  const rows = await tx.query<(Explanations[number] & { projectId: string })[]>(EXPLANATIONS, [
    ids,
    on,
    until,
  ]);
  const of = new Map<string, Explanations>();
  for (const { projectId, ...row } of rows) of.set(projectId, [...(of.get(projectId) ?? []), row]);
  return of;
}

const ADD_EXPLANATION = `
  INSERT INTO alert_explanations (project_id, id, rule, episode_key, matter, extent, explanation,
    effective_on, filed_by, approved_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** Stores an approved explanation. */
export async function addExplanation(
  tx: Tx,
  row: Omit<AlertExplanationRow, 'recordedAt'>,
): Promise<void> {
  await tx.query(ADD_EXPLANATION, [
    row.projectId,
    row.id,
    row.rule,
    row.episodeKey,
    row.matter,
    row.extent,
    row.explanation,
    row.effectiveOn,
    row.filedBy,
    row.approvedBy,
  ]);
}

const UNDECIDED = `
  SELECT DISTINCT ON (subject_key) subject_key AS "alertId", id, state
    FROM ${CHANGE_REQUESTS_SQL} request
   WHERE kind = 'explanation' AND state IN ('submitted', 'returned')
     AND subject_key = ANY ($1::text[])
   ORDER BY subject_key, state DESC, created_at DESC, id`;

/** A change request that explains an alert: it waits for a decision, or for its edit. */
export interface UndecidedExplanation {
  id: string;
  state: 'submitted' | 'returned';
}

/**
 * Returns the change requests that explain alerts and wait for a decision or, returned, for their
 * edit, by alert id; of several the one that waits for a decision, or else the newest.
 */
export async function undecidedExplanations(
  tx: Tx,
  alertIds: readonly string[],
): Promise<Map<string, UndecidedExplanation>> {
  if (alertIds.length === 0) return new Map();
  const rows = await tx.query<(UndecidedExplanation & { alertId: string })[]>(UNDECIDED, [
    alertIds,
  ]);
  return new Map(rows.map(({ alertId, id, state }) => [alertId, { id, state }]));
}

/** An alert as an explanation of it needs it. */
export interface ExplainedAlert {
  id: string;
  rule: string;
  state: string;
  projectId: string;
  projectName: string;
  unitId: string;
  episodeKey: string;
  inputs: Inputs;
}

const ALERTS_TO_EXPLAIN = `
  SELECT alert.id, alert.rule, alert.state, alert.project_id AS "projectId",
    project.name AS "projectName", project.unit_id AS "unitId",
    alert.episode_key AS "episodeKey", alert.inputs
    FROM alerts alert JOIN ${PROJECTS_SQL} project ON project.id = alert.project_id
   WHERE alert.id = ANY ($1::uuid[]) AND ${projectInScope('alert.project_id')}`;

/** Reads alerts within the access scope, by id. */
export async function alertsToExplain(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, ExplainedAlert>> {
  const rows = await tx.query<ExplainedAlert[]>(ALERTS_TO_EXPLAIN, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
