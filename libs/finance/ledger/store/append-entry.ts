import { randomUUID } from 'node:crypto';
import { stampInstant, type Tx } from '#platform';
import { CANONICAL_VERSION, hashOfEntry, startOfChain } from '../rules/chain.js';
import type { EntryFacts, Series } from '../rules/entry.js';
import { LedgerEntryRow, LedgerHeadRow } from './entry-row.js';

const totalOf: Record<Series, 'completedFen' | 'fundsFen' | 'paidFen'> = { completed: 'completedFen', funds: 'fundsFen', paid: 'paidFen' };

/** Takes the project's place in line: its head row, made if missing, locked until commit. */
export async function lockHead(tx: Tx, project: { id: string; unitId: string }): Promise<LedgerHeadRow> {
  await tx.query('INSERT INTO ledger_heads (project_id, unit_id, head_hash) VALUES ($1, $2, $3) ON CONFLICT (project_id) DO NOTHING', [project.id, project.unitId, startOfChain(project.id)]);
  return tx.findOneOrFail(LedgerHeadRow, { where: { projectId: project.id }, lock: { mode: 'pessimistic_write' } });
}

/** Adds one entry at the end of the chain under the head's lock, and moves the running totals with it. */
export async function appendEntry(tx: Tx, head: LedgerHeadRow, facts: EntryFacts, recordedBy: string): Promise<LedgerEntryRow> {
  const sealed = {
    ...facts, id: randomUUID(), projectId: head.projectId, sequence: head.entries + 1n, recordedBy,
    recordedAt: await stampInstant(tx), previousHash: head.headHash,
  };
  const entry: LedgerEntryRow = { ...sealed, unitId: head.unitId, canonicalVersion: CANONICAL_VERSION, hash: hashOfEntry(sealed) };
  await tx.insert(LedgerEntryRow, entry);

  const total = totalOf[facts.series];
  head.entries = entry.sequence;
  head.headHash = entry.hash;
  head[total] += facts.amountFen;
  await tx.update(LedgerHeadRow, { projectId: head.projectId }, { entries: head.entries, headHash: head.headHash, [total]: head[total] });
  await tx.query(
    `INSERT INTO ledger_totals (project_id, unit_id, month, funding_source, series, amount_fen, entries) VALUES ($1, $2, $3, $4, $5, $6, 1)
     ON CONFLICT (project_id, month, series, funding_source) DO UPDATE SET amount_fen = ledger_totals.amount_fen + EXCLUDED.amount_fen, entries = ledger_totals.entries + 1`,
    [head.projectId, head.unitId, facts.month, facts.fundingSource, facts.series, facts.amountFen],
  );
  return entry;
}
