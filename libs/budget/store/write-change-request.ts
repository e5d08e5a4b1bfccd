import { stampInstant, type Tx } from '#platform/database';
import { BudgetChangeRequestRow, BudgetChangeRequestStateRow } from './change-request-rows.js';

/** Appends the current state of a change request to its history. */
async function keepState(
  tx: Tx,
  changeRequest: BudgetChangeRequestRow,
  { changedBy, changedAt, reason }: { changedBy: string; changedAt: Date; reason: string | null },
): Promise<void> {
  await tx.insert(BudgetChangeRequestStateRow, {
    filingId: changeRequest.id,
    projectId: changeRequest.projectId,
    version: changeRequest.version,
    state: changeRequest.state,
    content: changeRequest.content,
    reason,
    changedBy,
    changedAt,
  });
}

/** Stores a new change request with its first state. */
export async function insertChangeRequest(
  tx: Tx,
  changeRequest: BudgetChangeRequestRow,
  changedBy: string,
): Promise<void> {
  await tx.insert(BudgetChangeRequestRow, changeRequest);
  await keepState(tx, changeRequest, {
    changedBy,
    changedAt: changeRequest.createdAt,
    reason: null,
  });
}

/** Columns of a change request that an action, such as submitting or approving, may change. */
export type ChangeRequestChange = Pick<BudgetChangeRequestRow, 'state'> &
  Partial<
    Pick<
      BudgetChangeRequestRow,
      | 'content'
      | 'authors'
      | 'submittedBy'
      | 'submittedAt'
      | 'decidedBy'
      | 'decidedAt'
      | 'decisionReason'
    >
  >;

/**
 * Updates a locked change request, raises its version by one and appends the new state to its
 * history.
 */
export async function updateChangeRequest(
  tx: Tx,
  changeRequest: BudgetChangeRequestRow,
  change: ChangeRequestChange,
  { changedBy, at, reason = null }: { changedBy: string; at?: Date; reason?: string | null },
): Promise<BudgetChangeRequestRow> {
  const moved: BudgetChangeRequestRow = {
    ...changeRequest,
    ...change,
    version: changeRequest.version + 1,
  };
  await tx.update(
    BudgetChangeRequestRow,
    { id: changeRequest.id },
    { ...change, version: moved.version },
  );
  await keepState(tx, moved, { changedBy, changedAt: at ?? (await stampInstant(tx)), reason });
  return moved;
}
