import { randomUUID } from 'node:crypto';
import { pipelined, type Tx } from '#platform/database';
import { CANONICAL_VERSION, hashesOf, instantText } from '../rules/entry-hash-chain.js';
import { columnsOf, type ProposedEntry } from './change-request-rows.js';
import type { OpenHead } from './ledger-heads.js';
import { type TotalsMoved, noteInTotals } from './running-totals.js';

/** Who submitted and who approved the entries of a change request, and the instant of recording. */
export interface Approval {
  proposalId: string;
  recordedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

const SEALED = `id uuid, project_id uuid, sequence bigint, series text, month char(7), effective_on date, amount_fen bigint, building_fen bigint, equipment_fen bigint,
  other_fen bigint, land_fen bigint, funding_source text, document text, note text, origin text, reverses_id uuid, corrects_id uuid, previous_hash char(64), hash char(64), previous_sm3 char(64), sm3 char(64)`;
const COLUMNS = SEALED.replace(/(\w+) (?:uuid|text|bigint|date|char\(\d+\))/g, '$1');

interface AppendEntriesInput {
  rows: readonly ProposedEntry[];
  approval: Approval;
  totals: TotalsMoved;
}

/**
 * Appends entries to their projects' hash chains in the given order. The caller has locked the rows
 * of the projects' last hashes (`heads`). `heads` and `totals` are updated only in memory; the
 * caller stores them once all entries are appended.
 * @returns the ids of the new entries
 */
export async function appendEntries(
  tx: Tx,
  heads: ReadonlyMap<string, OpenHead>,
  { rows, approval, totals }: AppendEntriesInput,
): Promise<string[]> {
  const sealed = rows.map((row) => sealNext(heads, row, approval));
  for (const { facts, projectId } of rows) noteInTotals(totals, projectId, facts);
  await pipelined(
    tx,
    `INSERT INTO ledger_entries (${COLUMNS}, proposal_id, recorded_by, approved_by, recorded_at, canonical_version)
     SELECT ${COLUMNS}, $2, $3, $4, $5, $6::integer FROM json_to_recordset($1) AS entry (${SEALED})`,
    [
      JSON.stringify(sealed),
      approval.proposalId,
      approval.recordedBy,
      approval.approvedBy,
      instantText(approval.recordedAt),
      String(CANONICAL_VERSION),
    ],
  );
  return sealed.map((entry) => String(entry['id']));
}

/**
 * Hashes an entry as the next one of its project's hash chain, updates the project's last hash and
 * sums in memory, and returns the columns of the entry.
 */
function sealNext(
  heads: ReadonlyMap<string, OpenHead>,
  { projectId, facts, entryId }: ProposedEntry,
  { recordedAt, ...approval }: Approval,
): Record<string, string | null> {
  const head = heads.get(projectId);
  if (!head) throw new Error(`the head of project ${projectId} is not locked`);
  const before = { previousHash: head.hash, previousSm3: head.sm3 };
  const entry = {
    ...facts,
    ...approval,
    ...before,
    id: entryId ?? randomUUID(),
    projectId,
    sequence: head.entries + 1n,
    recordedAt: instantText(recordedAt),
    canonicalVersion: CANONICAL_VERSION,
  };
  const { hash, sm3 } = hashesOf(entry);
  if (sm3 === null) throw new Error('new entries have both hashes');
  Object.assign(head, { entries: entry.sequence, hash, sm3 });
  head.sums[facts.series] += facts.amountFen;
  return {
    id: entry.id,
    ...columnsOf(projectId, facts),
    sequence: String(entry.sequence),
    previous_hash: before.previousHash,
    hash,
    previous_sm3: before.previousSm3,
    sm3,
  };
}
