import { stampInstant, type Tx } from '#platform';
import { BudgetFilingRow, BudgetFilingStateRow } from './filing-rows.js';

/** Keeps the state that a filing now has, beside all the ones it had. */
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

/** Adds a filing with its first state. */
export async function insertFiling(
  tx: Tx,
  filing: BudgetFilingRow,
  changedBy: string,
): Promise<void> {
  await tx.insert(BudgetFilingRow, filing);
  await keepState(tx, filing, { changedBy, changedAt: filing.createdAt, reason: null });
}

/** What a deed changes of a filing. */
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

/** Moves a locked filing on by one version and keeps the state it comes to. */
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
