import { stampInstant, type Tx } from '#platform/database';
import { MilestoneChangeRow, type MilestoneRow } from './milestone-row.js';

/** Adds the current state of a milestone to its history, after it was created or changed. */
export async function keepChange(
  tx: Tx,
  milestone: MilestoneRow,
  changedBy: string,
  changedAt?: Date,
): Promise<void> {
  await tx.insert(MilestoneChangeRow, {
    milestoneId: milestone.id,
    projectId: milestone.projectId,
    version: milestone.version,
    forecastOn: milestone.forecastOn,
    actualOn: milestone.actualOn,
    explanation: milestone.explanation,
    changedBy,
    changedAt: changedAt ?? (await stampInstant(tx)),
  });
}
