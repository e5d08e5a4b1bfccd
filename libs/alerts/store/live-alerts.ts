import { randomUUID } from 'node:crypto';
import type { UnitManager } from '#identity';
import type { Tx } from '#platform';
import type { Day } from '#values';
import type { LiveAlert } from '../rules/settle-alerts.js';
import type { ProjectFacts, Severity, Verdict } from '../rules/verdict.js';

/** A live alert and the project it is of. */
export interface HeldAlert extends LiveAlert { projectId: string; unitId: string; severity: Severity }

/** Live alerts of some projects. */
export const liveAlerts = (tx: Tx, projectIds: readonly string[]): Promise<HeldAlert[]> => tx.query<HeldAlert[]>(
  `SELECT id, rule, project_id AS "projectId", unit_id AS "unitId", episode_key AS "episodeKey", severity, state, committed_on AS "committedOn", inputs
     FROM alerts WHERE project_id = ANY ($1::uuid[]) AND state IN ('open', 'acknowledged') ORDER BY raised_at, id`, [projectIds]);

/** An alert to be raised, and of which project. */
export interface NewAlert { project: ProjectFacts; verdict: Verdict }

/** Raises alerts. An episode that is already live stays as it is. @returns those that are new, with their ids. */
export async function raiseAlerts(tx: Tx, alerts: readonly NewAlert[], today: Day): Promise<(NewAlert & { id: string })[]> {
  if (alerts.length === 0) return [];
  const named = alerts.map((alert) => ({ ...alert, id: randomUUID() }));
  const rows = named.map(({ id, project, verdict }) => ({
    id, rule: verdict.rule, rule_version: verdict.ruleVersion, project_id: project.id, unit_id: project.unitId,
    episode_key: verdict.episodeKey, severity: verdict.severity, inputs: verdict.inputs,
  }));
  // The order of a list continues by raised_at, and JavaScript carries no microseconds.
  const added = await tx.query<{ id: string }[]>(
    `INSERT INTO alerts (id, rule, rule_version, project_id, unit_id, episode_key, severity, inputs, raised_on, raised_at)
     SELECT id, rule, rule_version, project_id, unit_id, episode_key, severity, inputs, $2::date, date_trunc('milliseconds', statement_timestamp())
       FROM jsonb_to_recordset($1::jsonb) AS fresh (id uuid, rule text, rule_version integer, project_id uuid, unit_id text, episode_key text, severity text, inputs jsonb)
     ON CONFLICT (episode_key) WHERE state IN ('open', 'acknowledged') DO NOTHING
     RETURNING id`, [JSON.stringify(rows), today]);
  const ids = new Set(added.map((row) => row.id));
  return named.filter((alert) => ids.has(alert.id));
}

/** Ends live alerts. */
export async function endAlerts(tx: Tx, ids: readonly string[], state: 'resolved' | 'superseded', today: Day): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE alerts SET state = $2, resolved_on = $3, version = version + 1 WHERE id = ANY ($1::uuid[]) AND state IN ('open', 'acknowledged')`, [ids, state, today]);
}

/** Opens acknowledged alerts again; what was promised stays on record. */
export async function reopenAlerts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(`UPDATE alerts SET state = 'open', version = version + 1 WHERE id = ANY ($1::uuid[]) AND state = 'acknowledged'`, [ids]);
}

/** Puts live alerts on the figures of today. That is no new version: what somebody acknowledges is the state of affairs, not a figure. */
export async function refreshInputs(tx: Tx, changed: readonly { id: string; inputs: object }[]): Promise<void> {
  if (changed.length === 0) return;
  await tx.query(
    `UPDATE alerts SET inputs = fresh.inputs FROM jsonb_to_recordset($1::jsonb) AS fresh (id uuid, inputs jsonb) WHERE alerts.id = fresh.id`, [JSON.stringify(changed)]);
}

/** Something that has to be told to everybody who manages the unit. */
export interface News { alertId: string; unitId: string; occasion: string; urgent: boolean }

/** Writes down who has to be told; once per person and occasion. @returns how many notifications are new. */
export async function notifyManagers(tx: Tx, news: readonly News[], managers: readonly UnitManager[]): Promise<number> {
  const rows = news.flatMap(({ alertId, unitId, occasion, urgent }) =>
    managers.filter((manager) => manager.unitId === unitId).map(({ personId }) => ({ alert_id: alertId, unit_id: unitId, person_id: personId, occasion, urgent })));
  if (rows.length === 0) return 0;
  const added = await tx.query<object[]>(
    `INSERT INTO notifications (alert_id, unit_id, person_id, occasion, urgent)
     SELECT alert_id, unit_id, person_id, occasion, urgent
       FROM jsonb_to_recordset($1::jsonb) AS fresh (alert_id uuid, unit_id text, person_id uuid, occasion text, urgent boolean)
     ON CONFLICT (alert_id, person_id, occasion) DO NOTHING RETURNING 1`, [JSON.stringify(rows)]);
  return added.length;
}
