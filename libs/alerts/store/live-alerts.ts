import { PROJECTS_SQL } from '#projects';
import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { ORGANISATION_RULES } from '../rules/all-rules.js';
import type { LiveAlert } from '../rules/settle-alerts.js';
import type { ProjectFacts } from '../rules/project-facts.js';
import type { Severity, EvaluationResult } from '../rules/evaluation-result.js';
import { TOLD_TO } from './notifications.js';

/**
 * An alert that has not ended, with its project. `toldTo` are the ids of the people who were or
 * will be notified of it.
 */
export interface HeldAlert extends LiveAlert {
  projectId: string;
  projectName: string;
  unitId: string;
  toldTo: string[];
}

/** SQL of alerts with the people who are told of them; a condition follows. */
export const HELD_ALERTS = `SELECT alerts.id, rule, project_id AS "projectId",
    project.name AS "projectName", project.unit_id AS "unitId", episode_key AS "episodeKey", severity, level, state,
    committed_on AS "committedOn", snoozed_until AS "snoozedUntil", open_since AS "openSince",
    escalated_step AS "escalatedStep", reminded_step AS "remindedStep", inputs,
    ${TOLD_TO} AS "toldTo"
  FROM alerts JOIN ${PROJECTS_SQL} project ON project.id = alerts.project_id
  WHERE state IN ('open', 'acknowledged', 'snoozed')`;

const OF_PROJECTS = `${HELD_ALERTS} AND project_id = ANY ($1::uuid[]) AND rule <> ALL ($2::text[])
  ORDER BY raised_at, alerts.id`;

/** Lists the alerts of some projects that have not ended, without those about organisations. */
export const liveAlerts = (tx: Tx, projectIds: readonly string[]): Promise<HeldAlert[]> =>
  tx.query<HeldAlert[]>(OF_PROJECTS, [projectIds, ORGANISATION_RULES]);

/** An alert to be raised, with its project and evaluation result. */
export interface NewAlert {
  project: Pick<ProjectFacts, 'id' | 'name' | 'unitId'>;
  result: EvaluationResult;
}

/**
 * Raises alerts. An alert is not raised again if an alert with the same key has not ended yet.
 * @returns the alerts that were raised, with their ids.
 */
export async function raiseAlerts(
  tx: Tx,
  alerts: readonly NewAlert[],
  today: Day,
): Promise<(NewAlert & { id: string })[]> {
  if (alerts.length === 0) return [];
  const named = alerts.map((alert) => ({ ...alert, id: randomUUID() }));
  const rows = named.map(({ id, project, result }) => ({
    id,
    rule: result.rule,
    rule_version: result.ruleVersion,
    project_id: project.id,
    episode_key: result.episodeKey,
    severity: result.severity,
    level: result.level,
    inputs: result.inputs,
  }));
  // The instant is truncated to milliseconds, because list pages continue after a value of
  // raised_at, and a JavaScript Date has no microseconds.
  const added = await tx.query<{ id: string }[]>(
    `INSERT INTO alerts (id, rule, rule_version, project_id, episode_key, severity, level,
      inputs, raised_on, open_since, raised_at)
     SELECT id, rule, rule_version, project_id, episode_key, severity, level, inputs,
       $2::date, $2::date, date_trunc('milliseconds', statement_timestamp())
       FROM jsonb_to_recordset($1::jsonb)
         AS fresh (id uuid, rule text, rule_version integer, project_id uuid,
           episode_key text, severity text, level integer, inputs jsonb)
     ON CONFLICT (episode_key) WHERE state IN ('open', 'acknowledged', 'snoozed') DO NOTHING
     RETURNING id`,
    [JSON.stringify(rows), today],
  );
  const ids = new Set(added.map((row) => row.id));
  return named.filter((alert) => ids.has(alert.id));
}

/**
 * Ends alerts, either as `resolved` (the cause is gone) or as `superseded` (replaced by another
 * alert, or the rule is no longer in force).
 */
export async function endAlerts(
  tx: Tx,
  ids: readonly string[],
  state: 'resolved' | 'superseded',
  today: Day,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE alerts SET state = $2, resolved_on = $3, version = version + 1
      WHERE id = ANY ($1::uuid[]) AND state IN ('open', 'acknowledged', 'snoozed')`,
    [ids, state, today],
  );
}

/**
 * Reopens acknowledged or snoozed alerts. The committed day is kept; reminders and escalation start
 * again.
 */
export async function reopenAlerts(tx: Tx, ids: readonly string[], today: Day): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE alerts SET state = 'open', open_since = $2, escalated_step = 0, reminded_step = 0,
      snoozed_until = NULL, version = version + 1
      WHERE id = ANY ($1::uuid[]) AND state IN ('acknowledged', 'snoozed')`,
    [ids, today],
  );
}

/** An alert with its new severity, level and inputs. */
export interface Regraded {
  id: string;
  severity: Severity;
  level: number;
  inputs: object;
}

/**
 * Changes the severity and level of alerts. An alert that becomes worse is reopened and must be
 * answered again.
 */
export async function regradeAlerts(
  tx: Tx,
  changed: readonly Regraded[],
  today: Day,
  { worse }: { worse: boolean },
): Promise<void> {
  if (changed.length === 0) return;
  await tx.query(
    `UPDATE alerts SET severity = fresh.severity, level = fresh.level, inputs = fresh.inputs, version = version + 1
            ${worse ? ", state = 'open', open_since = $2::date, escalated_step = 0, reminded_step = 0, snoozed_until = NULL" : ''}
       FROM jsonb_to_recordset($1::jsonb)
         AS fresh (id uuid, severity text, level integer, inputs jsonb) WHERE alerts.id = fresh.id`,
    worse ? [JSON.stringify(changed), today] : [JSON.stringify(changed)],
  );
}

/**
 * Updates the inputs (values that caused the alert) of alerts that have not ended. The version
 * number stays the same, so that a user's concurrent acknowledgement does not fail because of a
 * changed amount.
 */
export async function refreshInputs(
  tx: Tx,
  changed: readonly { id: string; inputs: object }[],
): Promise<void> {
  if (changed.length === 0) return;
  await tx.query(
    `UPDATE alerts SET inputs = fresh.inputs
      FROM jsonb_to_recordset($1::jsonb) AS fresh (id uuid, inputs jsonb)
      WHERE alerts.id = fresh.id`,
    [JSON.stringify(changed)],
  );
}

/**
 * Stores the escalation level that each alert has reached. If an alert is listed several times, the
 * highest level counts.
 */
export async function raiseEscalationLevel(
  tx: Tx,
  climbed: readonly { id: string; step: number }[],
): Promise<void> {
  if (climbed.length === 0) return;
  await tx.query(
    `UPDATE alerts SET escalated_step = greatest(escalated_step, fresh.step)
      FROM (SELECT id, max(step) AS step
        FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, step integer) GROUP BY id) fresh
        WHERE alerts.id = fresh.id`,
    [JSON.stringify(climbed)],
  );
}

/**
 * Stores the number of the last reminder of open red alerts. If an alert is listed several times,
 * the highest number counts.
 */
export async function noteReminded(
  tx: Tx,
  reminded: readonly { id: string; step: number }[],
): Promise<void> {
  if (reminded.length === 0) return;
  await tx.query(
    `UPDATE alerts SET reminded_step = greatest(reminded_step, fresh.step)
      FROM (SELECT id, max(step) AS step
        FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, step integer) GROUP BY id) fresh
        WHERE alerts.id = fresh.id`,
    [JSON.stringify(reminded)],
  );
}

/** An open or acknowledged alert, with the people already notified of it. */
export interface OpenAlert {
  id: string;
  unitId: string;
  rule: string;
  escalatedStep: number;
  remindedStep: number;
  acknowledgedBy: string | null;
  toldTo: string[];
}

/** Lists the alerts of some organisations that are open or acknowledged. */
export const openAlertsOf = (tx: Tx, unitIds: readonly string[]): Promise<OpenAlert[]> =>
  tx.query<OpenAlert[]>(
    `SELECT alerts.id, project.unit_id AS "unitId", rule, escalated_step AS "escalatedStep",
      reminded_step AS "remindedStep", acknowledged_by AS "acknowledgedBy",
          ${TOLD_TO} AS "toldTo"
     FROM alerts JOIN ${PROJECTS_SQL} project ON project.id = alerts.project_id
     WHERE project.unit_id = ANY ($1::text[]) AND state IN ('open', 'acknowledged')
     ORDER BY raised_at, alerts.id`,
    [unitIds],
  );
