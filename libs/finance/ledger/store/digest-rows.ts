import type { Tx } from '#platform';
import type { Day } from '#values';
import type { NotedHead } from '../rules/noted-head.js';

/** A digest as the table lists it. */
export interface DigestFacts { day: Day; asOf: Date; projects: number; entries: bigint; sha256: string; madeAt: Date }
/** A digest with its file's text. */
export interface StoredDigest extends DigestFacts { text: string }

const FACTS = 'day, as_of AS "asOf", projects, entries, sha256, made_at AS "madeAt"';

/**
 * Every chain as it ended at an instant that is settled: nothing that was stamped earlier can still come, and what was stamped later is left out.
 */
export function headsAsOf(tx: Tx, asOf: Date): Promise<NotedHead[]> {
  return tx.query<NotedHead[]>(
    `SELECT h.project_id AS "projectId", e.sequence AS entries, e.hash, e.sm3,
            (h.completed_fen - later.completed)::bigint AS "completedFen", (h.funds_fen - later.funds)::bigint AS "fundsFen", (h.paid_fen - later.paid)::bigint AS "paidFen"
       FROM ledger_heads h
       JOIN LATERAL (SELECT sequence, hash, sm3 FROM ledger_entries WHERE project_id = h.project_id AND recorded_at <= $1 ORDER BY sequence DESC LIMIT 1) e ON true
       JOIN LATERAL (SELECT coalesce(sum(amount_fen) FILTER (WHERE series = 'completed'), 0) AS completed, coalesce(sum(amount_fen) FILTER (WHERE series = 'funds'), 0) AS funds,
                            coalesce(sum(amount_fen) FILTER (WHERE series = 'paid'), 0) AS paid
                       FROM ledger_entries WHERE project_id = h.project_id AND sequence > e.sequence) later ON true
      ORDER BY h.project_id`, [asOf]);
}

/** Keeps a day's digest. @returns whether it is the one that counts; false when somebody else was faster. */
export async function keepDigest(tx: Tx, { day, asOf, projects, entries, sha256, text, madeAt }: StoredDigest): Promise<boolean> {
  const rows = await tx.query<object[]>(
    `INSERT INTO ledger_digests (day, as_of, projects, entries, sha256, text, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (day) DO NOTHING RETURNING day`,
    [day, asOf, projects, String(entries), sha256, text, madeAt]);
  return rows.length > 0;
}

/** The newest digest; null before the first. */
export async function newestDigest(tx: Tx): Promise<StoredDigest | null> {
  const [digest] = await tx.query<StoredDigest[]>(`SELECT ${FACTS}, text FROM ledger_digests ORDER BY ledger_digests.day DESC LIMIT 1`);
  return digest ?? null;
}

/** A day's digest; null when there is none. */
export async function digestOf(tx: Tx, day: Day): Promise<StoredDigest | null> {
  const [digest] = await tx.query<StoredDigest[]>(`SELECT ${FACTS}, text FROM ledger_digests WHERE ledger_digests.day = $1`, [day]);
  return digest ?? null;
}

/** Digests, newest first, from the one before `before` on. */
export function listDigests(tx: Tx, { limit, before }: { limit: number; before?: Day | undefined }): Promise<DigestFacts[]> {
  return tx.query<DigestFacts[]>(`SELECT ${FACTS} FROM ledger_digests WHERE $2::date IS NULL OR ledger_digests.day < $2 ORDER BY ledger_digests.day DESC LIMIT $1`, [limit, before ?? null]);
}
