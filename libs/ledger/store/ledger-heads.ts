import { pipelined, type Tx } from '#platform/database';
import { startOfChain } from '../rules/entry-hash-chain.js';
import type { Series } from '../rules/entry.js';

/**
 * The end of a project's hash chain, locked and in memory; it is updated with each entry that is
 * appended. Sums in fen.
 */
export interface OpenHead {
  projectId: string;
  entries: bigint;
  hash: string;
  sm3: string;
  sums: Record<Series, bigint>;
}

interface HeadColumns {
  projectId: string;
  entries: bigint;
  headHash: string;
  headSm3: string | null;
  completed: bigint;
  funds: bigint;
  paid: bigint;
  at: Date;
}

/**
 * Locked rows of table `ledger_heads` by project id, and an instant after all locks were acquired;
 * `at` is null when no row was locked.
 */
export interface LockedHeads {
  heads: Map<string, OpenHead>;
  at: Date | null;
}

/**
 * Locks the row of each project in table `ledger_heads` (last hash and sums) until the transaction
 * ends, and creates missing rows. Rows are locked in the order of project ids, so that two
 * transactions that write to the same projects cannot cause a deadlock.
 */
export async function lockHeads(tx: Tx, projects: readonly { id: string }[]): Promise<LockedHeads> {
  const ids = projects.map((project) => project.id);
  const found = await lockExisting(tx, ids);
  const missing = projects.filter(({ id }) => !found.heads.has(id));
  if (missing.length === 0) return found;
  // The statement above locks only rows that exist already. Rows for the other projects are created
  // here, and then the rows of all projects are locked in the order of the ids; the same order
  // everywhere avoids deadlocks.
  await tx.query(
    `INSERT INTO ledger_heads (project_id, head_hash)
     SELECT id, start FROM json_to_recordset($1) AS head (id uuid, start char(64))
     ORDER BY id ON CONFLICT (project_id) DO NOTHING`,
    [JSON.stringify(missing.map(({ id }) => ({ id, start: startOfChain(id).hash })))],
  );
  return lockExisting(tx, ids);
}

/**
 * Locks existing rows of table `ledger_heads`. The time is read for each row after the row was
 * locked, so the latest of these times is later than any entry of these projects.
 */
async function lockExisting(tx: Tx, ids: readonly string[]): Promise<LockedHeads> {
  const rows = await tx.query<HeadColumns[]>(
    `SELECT locked.*, stamp_instant() AS at FROM (
       SELECT project_id AS "projectId", entries, head_hash AS "headHash",
         head_sm3 AS "headSm3", completed_fen AS completed, funds_fen AS funds, paid_fen AS paid
         FROM ledger_heads WHERE project_id = ANY ($1::uuid[]) ORDER BY project_id FOR NO KEY UPDATE) locked`,
    [ids],
  );
  return {
    heads: new Map(
      rows.map(({ projectId, entries, headHash, headSm3, completed, funds, paid }) => [
        projectId,
        {
          projectId,
          entries,
          hash: headHash,
          sm3: headSm3 ?? startOfChain(projectId).sm3,
          sums: { completed, funds, paid },
        },
      ]),
    ),
    at: rows.reduce<Date | null>(
      (latest, row) => (latest === null || row.at > latest ? row.at : latest),
      null,
    ),
  };
}

/**
 * Stores the last hash, the number of entries and the sums of each project in table `ledger_heads`,
 * after entries were appended.
 */
export async function moveHeads(tx: Tx, heads: Iterable<OpenHead>): Promise<void> {
  const rows = Array.from(heads, ({ projectId, entries, hash, sm3, sums }) => ({
    project_id: projectId,
    entries: String(entries),
    head_hash: hash,
    head_sm3: sm3,
    completed_fen: String(sums.completed),
    funds_fen: String(sums.funds),
    paid_fen: String(sums.paid),
  }));
  await pipelined(
    tx,
    `UPDATE ledger_heads SET entries = now.entries, head_hash = now.head_hash,
      head_sm3 = now.head_sm3, completed_fen = now.completed_fen, funds_fen = now.funds_fen,
      paid_fen = now.paid_fen
       FROM json_to_recordset($1)
         AS now (project_id uuid, entries bigint, head_hash char(64), head_sm3 char(64),
           completed_fen bigint, funds_fen bigint, paid_fen bigint)
      WHERE ledger_heads.project_id = now.project_id`,
    [JSON.stringify(rows)],
  );
}
