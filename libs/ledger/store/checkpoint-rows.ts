import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { NotedHead } from '../rules/noted-head.js';

/** A checkpoint (a signed statement of the state of the ledger) without the text of its file. */
export interface CheckpointFacts {
  day: Day;
  asOf: Date;
  projects: number;
  entries: bigint;
  sha256: string;
  madeAt: Date;
  /** Whether this is the scheduled checkpoint of the day; false when it was made on request. */
  scheduled: boolean;
}
/** A checkpoint with the text of its file. */
export interface StoredCheckpoint extends CheckpointFacts {
  text: string;
}

/**
 * A checkpoint as shown in lists. `previous` is the previous checkpoint, as named in the text of
 * this one; null in the first checkpoint, or when the text is damaged.
 */
export interface ListedCheckpoint extends CheckpointFacts {
  previous: { day: string; sha256: string } | null;
}

/**
 * SQL that extracts the name of the previous checkpoint from the beginning of a checkpoint's text.
 * The whole text may be megabytes long, because it lists every project. Its keys are sorted, so
 * `previous` comes before the projects.
 */
const PREVIOUS = `(regexp_match(left(text, 2000), '"previous":(\\{"day":"[0-9-]{10}","sha256":"[0-9a-f]{64}"\\})'))[1]::jsonb AS previous`;
const FACTS = 'day, as_of AS "asOf", projects, entries, sha256, made_at AS "madeAt", scheduled';

/**
 * Returns the last hash, number of entries and sums of every hash chain at an instant. Later
 * entries are left out. The instant must lie so far back that no entry with an earlier time can
 * still be added.
 */
export function headsAsOf(tx: Tx, asOf: Date): Promise<NotedHead[]> {
  return tx.query<NotedHead[]>(
    `SELECT h.project_id AS "projectId", e.sequence AS entries, e.hash, e.sm3,
            (h.completed_fen - later.completed)::bigint AS "completedFen",
              (h.funds_fen - later.funds)::bigint AS "fundsFen",
              (h.paid_fen - later.paid)::bigint AS "paidFen"
       FROM ledger_heads h
       JOIN LATERAL (SELECT sequence, hash, sm3 FROM ledger_entries
         WHERE project_id = h.project_id AND recorded_at <= $1 ORDER BY sequence DESC LIMIT 1) e
           ON true
       JOIN LATERAL (SELECT coalesce(sum(amount_fen) FILTER (WHERE series = 'completed'), 0)
         AS completed, coalesce(sum(amount_fen) FILTER (WHERE series = 'funds'), 0) AS funds,
                            coalesce(sum(amount_fen) FILTER (WHERE series = 'paid'), 0) AS paid
                       FROM ledger_entries WHERE project_id = h.project_id AND sequence > e.sequence) later ON true
      ORDER BY h.project_id`,
    [asOf],
  );
}

/**
 * Stores a checkpoint.
 * @returns false when another process has already stored the scheduled checkpoint of the day.
 */
export async function saveCheckpoint(tx: Tx, checkpoint: StoredCheckpoint): Promise<boolean> {
  const { day, asOf, projects, entries, sha256, text, madeAt, scheduled } = checkpoint;
  const rows = await tx.query<object[]>(
    `INSERT INTO ledger_digests (day, as_of, projects, entries, sha256, text, made_at, scheduled)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING day`,
    [day, asOf, projects, String(entries), sha256, text, madeAt, scheduled],
  );
  return rows.length > 0;
}

/**
 * Takes a lock until the transaction ends, so that only one transaction at a time signs a
 * checkpoint. This is needed because each checkpoint must name the previous one.
 */
export async function lockSigning(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_SIGNER]);
}
const ONE_SIGNER = 7_410_000_022;

/** Returns the newest checkpoint; null when there is none. */
export async function newestCheckpoint(tx: Tx): Promise<StoredCheckpoint | null> {
  const [checkpoint] = await tx.query<StoredCheckpoint[]>(
    `SELECT ${FACTS}, text FROM ledger_digests ORDER BY as_of DESC LIMIT 1`,
  );
  return checkpoint ?? null;
}

/**
 * Returns the newest checkpoint of a day or, if `sha256` is given, the checkpoint of that day with
 * this hash; null when there is none.
 */
export async function checkpointOf(
  tx: Tx,
  day: Day,
  sha256?: string,
): Promise<StoredCheckpoint | null> {
  const [checkpoint] = await tx.query<StoredCheckpoint[]>(
    `SELECT ${FACTS}, text FROM ledger_digests
      WHERE ledger_digests.day = $1 AND ($2::text IS NULL OR sha256 = $2) ORDER BY as_of DESC
      LIMIT 1`,
    [day, sha256 ?? null],
  );
  return checkpoint ?? null;
}

/** Returns the checkpoint with the given SHA-256; null when there is none. */
export async function checkpointOfHash(tx: Tx, sha256: string): Promise<ListedCheckpoint | null> {
  const [checkpoint] = await tx.query<ListedCheckpoint[]>(
    `SELECT ${FACTS}, ${PREVIOUS} FROM ledger_digests WHERE sha256 = $1`,
    [sha256],
  );
  return checkpoint ?? null;
}

/**
 * Returns checkpoints made before the instant `before`, newest first, and the number of entries
 * that no checkpoint includes yet.
 */
export async function checkpointPage(
  tx: Tx,
  page: { limit: number; before?: string | undefined },
): Promise<CheckpointPage> {
  return { rows: await listCheckpoints(tx, page), unwitnessed: await unwitnessedEntries(tx) };
}
export interface CheckpointPage {
  rows: ListedCheckpoint[];
  unwitnessed: { entries: number; since: Date | null };
}

/** Tells whether the database contains the checkpoint with this SHA-256. */
export const isKept = async (tx: Tx, sha256: string): Promise<boolean> =>
  (await tx.query<object[]>('SELECT FROM ledger_digests WHERE sha256 = $1', [sha256])).length > 0;

/** Tells whether the scheduled checkpoint of a day exists. */
export const hasScheduledCheckpoint = async (tx: Tx, day: Day): Promise<boolean> =>
  (
    await tx.query<object[]>(
      'SELECT FROM ledger_digests WHERE ledger_digests.day = $1 AND scheduled',
      [day],
    )
  ).length > 0;

/**
 * Lists checkpoints made before the instant `before`, newest first. The instant is the cursor for
 * paging.
 */
export function listCheckpoints(
  tx: Tx,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<ListedCheckpoint[]> {
  return tx.query<ListedCheckpoint[]>(
    `SELECT ${FACTS}, ${PREVIOUS} FROM ledger_digests WHERE $2::timestamptz IS NULL OR as_of < $2
      ORDER BY as_of DESC LIMIT $1`,
    [limit, before ?? null],
  );
}

/** Lists checkpoints made after the instant `after`, with their texts, in the order of signing. */
export function checkpointsAfter(
  tx: Tx,
  after: Date | null,
  limit: number,
): Promise<StoredCheckpoint[]> {
  return tx.query<StoredCheckpoint[]>(
    `SELECT ${FACTS}, text FROM ledger_digests WHERE $1::timestamptz IS NULL OR as_of > $1 ORDER BY as_of LIMIT $2`,
    [after, limit],
  );
}

/**
 * Returns the number of entries that no checkpoint includes yet, and when the first of them was
 * recorded. Each hash chain is read only from its end back to the newest checkpoint, so the cost
 * does not depend on older entries.
 */
export async function unwitnessedEntries(tx: Tx): Promise<{ entries: number; since: Date | null }> {
  const [row] = await tx.query<{ entries: number; since: Date | null }[]>(
    `SELECT coalesce(sum(chain.last - coalesce(witnessed.last, 0)), 0)::int AS entries, min(first.recorded_at) AS since
       FROM ledger_heads h
       JOIN LATERAL (SELECT sequence AS last FROM ledger_entries WHERE project_id = h.project_id
         ORDER BY sequence DESC LIMIT 1) chain ON true
       LEFT JOIN LATERAL (SELECT sequence AS last FROM ledger_entries
                           WHERE project_id = h.project_id AND recorded_at <= (SELECT max(as_of) FROM ledger_digests)
                           ORDER BY sequence DESC LIMIT 1) witnessed ON true
       LEFT JOIN LATERAL (SELECT recorded_at FROM ledger_entries
                           WHERE project_id = h.project_id AND sequence > coalesce(witnessed.last, 0)
                           ORDER BY sequence LIMIT 1) first ON true`,
  );
  return row ?? { entries: 0, since: null };
}
