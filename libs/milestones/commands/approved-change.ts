import type { Scope, Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { MilestoneChange } from '../rules/check-change.js';
import { MilestoneRow } from '../store/milestone-row.js';
import { putChange, stateAfter } from './change-milestone.js';

/** A change of a milestone of a project that another domain filed and a second person approved. */
export interface ApprovedChange {
  projectId: string;
  milestoneId: string;
  change: MilestoneChange;
  today: Day;
  changedBy: string;
}

/**
 * Checks a change of a milestone, without making it.
 * @throws Problem NOT_FOUND, or the code of the broken rule
 */
export async function checkMilestoneChange(
  tx: Tx,
  { projectId, milestoneId, change, today }: Omit<ApprovedChange, 'changedBy'>,
): Promise<void> {
  const milestone = await tx.findOne(MilestoneRow, { where: { id: milestoneId, projectId } });
  if (!milestone) throw new Problem('NOT_FOUND');
  await stateAfter(tx, milestone, { change, today });
}

/**
 * Changes a milestone in the transaction of a decision.
 * @throws Problem NOT_FOUND, or the code of the broken rule
 */
export async function enterMilestoneChange(
  tx: Tx,
  scope: Scope,
  { projectId, milestoneId, change, today, changedBy }: ApprovedChange,
): Promise<void> {
  const milestone = await tx.findOne(MilestoneRow, {
    where: { id: milestoneId, projectId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!milestone) throw new Problem('NOT_FOUND');
  await putChange(tx, scope, milestone, { change, today, changedBy });
}
