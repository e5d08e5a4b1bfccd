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
    changedBy,
    changedAt: changedAt ?? (await stampInstant(tx)),
  });
}

const CHANGED = `UPDATE milestones SET forecast_on = fresh.forecast_on, actual_on = fresh.actual_on,
    explanation = fresh.explanation, reason = fresh.reason, derived = fresh.derived,
    dropped = fresh.dropped, reached = fresh.reached, version = fresh.version
  FROM jsonb_to_recordset($1::jsonb) AS fresh (id uuid, project_id uuid, forecast_on date,
    actual_on date, explanation text, reason text, derived boolean, dropped boolean,
    reached numeric, version integer)
  WHERE milestones.project_id = fresh.project_id AND milestones.id = fresh.id`;
const KEPT = `INSERT INTO milestone_changes (milestone_id, project_id, version, forecast_on, actual_on,
    explanation, reason, derived, dropped, reached, changed_by, changed_at)
  SELECT id, project_id, version, forecast_on, actual_on, explanation, reason, derived, dropped,
    reached, $2, $3
  FROM jsonb_to_recordset($1::jsonb) AS fresh (id uuid, project_id uuid, forecast_on date,
    actual_on date, explanation text, reason text, derived boolean, dropped boolean,
    reached numeric, version integer)`;

/**
 * Stores milestones that were changed, each with its new version, and adds these states to their
 * history: two statements, however many there are.
 */
export async function saveMilestones(
  tx: Tx,
  changed: readonly MilestoneRow[],
  changedBy: string,
): Promise<void> {
  if (changed.length === 0) return;
  const rows = JSON.stringify(
    changed.map((row) => ({
      id: row.id,
      project_id: row.projectId,
      forecast_on: row.forecastOn,
      actual_on: row.actualOn,
      explanation: row.explanation,
      reason: row.reason,
      derived: row.derived,
      dropped: row.dropped,
      reached: row.reached,
      version: row.version,
    })),
  );
  await tx.query(CHANGED, [rows]);
  await tx.query(KEPT, [rows, changedBy, await stampInstant(tx)]);
}
