import { PROJECTS_SQL } from '#projects';
import type { Tx } from '#platform/database';
import { returnMissing } from '../rules/return-missing.js';
import { HELD_ALERTS, type HeldAlert } from './live-alerts.js';

const OF_PROJECTS = `SELECT DISTINCT project.unit_id AS id FROM alerts
  JOIN ${PROJECTS_SQL} project ON project.id = alerts.project_id
  WHERE alerts.rule = $1 AND alerts.state IN ('open', 'acknowledged', 'snoozed')
    AND ($2::uuid[] IS NULL OR project.unit_id IN
      (SELECT same.unit_id FROM ${PROJECTS_SQL} same WHERE same.id = ANY ($2)))
  ORDER BY 1`;

/**
 * Lists the organisations with an alert about missing returns that has not ended.
 * @param projectIds only those that lead one of these projects; null for all
 */
export async function organisationsWithAlerts(
  tx: Tx,
  projectIds: readonly string[] | null,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(OF_PROJECTS, [returnMissing.code, projectIds]);
  return rows.map(({ id }) => id);
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('return-missing:' || unit, 0))
  FROM (SELECT unit FROM unnest($1::text[]) AS listed (unit) ORDER BY unit) ordered`;

/**
 * Locks the alerts about missing returns of organisations until commit. Comes before the lock of
 * any project, so that two evaluations never wait for each other.
 */
export async function lockOrganisations(tx: Tx, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length > 0) await tx.query(LOCK, [unitIds]);
}

const OF_ORGANISATIONS = `${HELD_ALERTS} AND rule = $1 AND project.unit_id = ANY ($2::text[])
  ORDER BY raised_at, alerts.id`;

/** Lists the alerts about missing returns that have not ended and stand with a project of these. */
export const liveReturnAlerts = (tx: Tx, unitIds: readonly string[]): Promise<HeldAlert[]> =>
  tx.query<HeldAlert[]>(OF_ORGANISATIONS, [returnMissing.code, unitIds]);
