import { stampInstant, type Tx } from '#platform';
import { BudgetFilingRow, BudgetFilingStateRow } from './filing-rows.js';

/** Appends the current state of a change request to its history. */
async function keepState(
  tx: Tx,
  filing: BudgetFilingRow,
  { changedBy, changedAt, reason }: { changedBy: string; changedAt: Date; reason: string | null },
): Promise<void> {
  await tx.insert(BudgetFilingStateRow, {
    filingId: filing.id,
    projectId: filing.projectId,
    unitId: filing.unitId,
    version: filing.version,
    state: filing.state,
    content: filing.content,
    reason,
    changedBy,
    changedAt,
  });
}

/** Stores a new change request with its first state. */
export async function insertFiling(
  tx: Tx,
  filing: BudgetFilingRow,
  changedBy: string,
): Promise<void> {
  await tx.insert(BudgetFilingRow, filing);
  await keepState(tx, filing, { changedBy, changedAt: filing.createdAt, reason: null });
}

/** Columns that an action may change. */
export type FilingChange = Pick<BudgetFilingRow, 'state'> &
  Partial<
    Pick<
      BudgetFilingRow,
      | 'content'
      | 'authors'
      | 'submittedBy'
      | 'submittedAt'
      | 'decidedBy'
      | 'decidedAt'
      | 'decisionReason'
    >
  >;

/** Updates a locked change request to its next version and appends the new state to its history. */
export async function updateFiling(
  tx: Tx,
  filing: BudgetFilingRow,
  change: FilingChange,
  { changedBy, at, reason = null }: { changedBy: string; at?: Date; reason?: string | null },
): Promise<BudgetFilingRow> {
  const moved: BudgetFilingRow = { ...filing, ...change, version: filing.version + 1 };
  await tx.update(BudgetFilingRow, { id: filing.id }, { ...change, version: moved.version });
  await keepState(tx, moved, { changedBy, changedAt: at ?? (await stampInstant(tx)), reason });
  return moved;
}
