import { stampInstant, type Tx } from '#platform/database';
import type { Day } from '#values';
import type { MilestoneState } from '../rules/check-change.js';
import { MilestoneChangeRow, type MilestoneRow } from './milestone-row.js';

/** Returns those fields of a milestone that users can change. */
export const stateOf = (row: Pick<MilestoneRow, keyof MilestoneState>): MilestoneState => ({
  forecastOn: row.forecastOn as Day,
  actualOn: row.actualOn as Day | null,
  explanation: row.explanation,
  reason: row.reason,
  derived: row.derived,
  dropped: row.dropped,
  reached: row.reached,
});

/** Adds the current state of a milestone to its history, after it was created or changed. */
export async function keepChange(
  tx: Tx,
  milestone: MilestoneRow,
  changedBy: string,
  changedAt?: Date,
): Promise<void> {
  await tx.insert(MilestoneChangeRow, {
    ...stateOf(milestone),
    milestoneId: milestone.id,
    projectId: milestone.projectId,
    version: milestone.version,
    baselineOn: milestone.baselineOn,
    changeRequestId: null,
    changedBy,
    changedAt: changedAt ?? (await stampInstant(tx)),
  });
}

const FRESH = `jsonb_to_recordset($1::jsonb) AS fresh (id uuid, project_id uuid, baseline_on date,
  forecast_on date, decided_on date, latest_forecast_on date, actual_on date, explanation text,
  reason text, key boolean, weight numeric, owner_person_id uuid, derived boolean, dropped boolean,
  reached numeric, version integer)`;
const CHANGED = `UPDATE milestones SET baseline_on = fresh.baseline_on, forecast_on = fresh.forecast_on,
    decided_on = fresh.decided_on, latest_forecast_on = fresh.latest_forecast_on,
    actual_on = fresh.actual_on, explanation = fresh.explanation, reason = fresh.reason,
    key = fresh.key, weight = fresh.weight, owner_person_id = fresh.owner_person_id,
    derived = fresh.derived, dropped = fresh.dropped, reached = fresh.reached,
    version = fresh.version
  FROM ${FRESH} WHERE milestones.project_id = fresh.project_id AND milestones.id = fresh.id`;
const KEPT = `INSERT INTO milestone_changes (milestone_id, project_id, version, baseline_on,
    forecast_on, actual_on, explanation, reason, derived, dropped, reached, changed_by, changed_at,
    change_request_id)
  SELECT id, project_id, version, baseline_on, forecast_on, actual_on, explanation, reason, derived,
    dropped, reached, $2, $3, $4::uuid FROM ${FRESH}`;

/** Who changed milestones, and the change request whose decision did, if one was needed. */
interface ChangedBy {
  personId: string;
  changeRequestId?: string;
}

/**
 * Stores milestones that were changed, each with its new version, and adds these states to their
 * history: two statements, however many there are.
 */
export async function saveMilestones(
  tx: Tx,
  changed: readonly MilestoneRow[],
  { personId, changeRequestId }: ChangedBy,
): Promise<void> {
  if (changed.length === 0) return;
  for (const row of changed)
    if (row.forecastOn > row.latestForecastOn) row.latestForecastOn = row.forecastOn;
  const rows = JSON.stringify(changed.map(stored));
  await tx.query(CHANGED, [rows]);
  await tx.query(KEPT, [rows, personId, await stampInstant(tx), changeRequestId ?? null]);
}

const stored = (row: MilestoneRow): object => ({
  id: row.id,
  project_id: row.projectId,
  baseline_on: row.baselineOn,
  forecast_on: row.forecastOn,
  decided_on: row.decidedOn,
  latest_forecast_on: row.latestForecastOn,
  actual_on: row.actualOn,
  explanation: row.explanation,
  reason: row.reason,
  key: row.key,
  weight: row.weight,
  owner_person_id: row.ownerPersonId,
  derived: row.derived,
  dropped: row.dropped,
  reached: row.reached,
  version: row.version,
});
