import { AUDIT_EVENTS_SQL } from '#audit';
import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/database';
import type { Day } from '#values';

/** Ways in which a verification can be started. */
export const VERIFICATION_WAYS = ['cli', 'api', 'scheduled'] as const;
export type VerificationWay = (typeof VERIFICATION_WAYS)[number];

/**
 * A stored verification of the ledger and its result. `digestSha256` is the SHA-256 of the
 * checkpoint with which the ledger was compared; null when it was compared with no checkpoint.
 */
export interface Verification {
  id: string;
  startedAt: Date;
  finishedAt: Date;
  ranBy: string;
  how: VerificationWay;
  projects: number;
  entries: bigint;
  flaws: number;
  firstProjectId: string | null;
  firstSequence: bigint | null;
  firstFlaw: string | null;
  digestSha256: string | null;
}

const COLUMNS = `id, started_at AS "startedAt", finished_at AS "finishedAt", ran_by AS "ranBy", how, projects, entries, flaws,
  first_project_id AS "firstProjectId", first_sequence AS "firstSequence", first_flaw AS "firstFlaw", digest_sha256 AS "digestSha256"`;

/**
 * Stores a verification. `slotOn` is the day of a nightly verification; null for any other.
 * @returns null when a nightly verification of that day is already stored.
 */
export async function noteVerification(
  tx: Tx,
  run: Omit<Verification, 'id'> & { slotOn: Day | null },
): Promise<Verification | null> {
  const { slotOn, ...facts } = run;
  const id = randomUUID();
  const rows = await tx.query<object[]>(
    `INSERT INTO ledger_verifications (id, started_at, finished_at, ran_by, how, slot_on, projects,
      entries, flaws, first_project_id, first_sequence, first_flaw, digest_sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (slot_on)
     WHERE slot_on IS NOT NULL DO NOTHING RETURNING id`,
    [
      id,
      run.startedAt,
      run.finishedAt,
      run.ranBy,
      run.how,
      slotOn,
      run.projects,
      String(run.entries),
      run.flaws,
      run.firstProjectId,
      run.firstSequence?.toString() ?? null,
      run.firstFlaw,
      run.digestSha256,
    ],
  );
  return rows.length > 0 ? { id, ...facts } : null;
}

/** Tells whether the nightly verification of a day has been made. */
export const isVerified = async (tx: Tx, slotOn: Day): Promise<boolean> =>
  (await tx.query<object[]>('SELECT 1 FROM ledger_verifications WHERE slot_on = $1', [slotOn]))
    .length > 0;

/**
 * Lists verifications, newest first, beginning with the one that follows the cursor `after` (that
 * is, older ones).
 */
export function listVerifications(
  tx: Tx,
  { limit, after }: { limit: number; after?: { finishedAt: Date; id: string } | undefined },
): Promise<Verification[]> {
  return tx.query<Verification[]>(
    `SELECT ${COLUMNS} FROM ledger_verifications
      WHERE $2::timestamptz IS NULL OR (finished_at, id) < ($2, $3::uuid)
      ORDER BY finished_at DESC, id DESC LIMIT $1`,
    [limit, after?.finishedAt ?? null, after?.id ?? null],
  );
}

/**
 * Returns the newest verification, and the time since which the ledger has been unverified: the end
 * of that verification or, if there is none, the time of the first event in the audit log.
 */
export async function verificationState(
  tx: Tx,
): Promise<{ newest: Verification | null; since: Date | null }> {
  const [newest] = await listVerifications(tx, { limit: 1 });
  const [first] = await tx.query<{ at: Date }[]>(
    `SELECT recorded_at AS at FROM ${AUDIT_EVENTS_SQL} audit_records ORDER BY id LIMIT 1`,
  );
  return { newest: newest ?? null, since: newest?.finishedAt ?? first?.at ?? null };
}

/**
 * Stores that auditors are mailed about a missing verification of the ledger.
 * @returns false when a mail about the same period was stored already.
 */
export async function noteLapse(tx: Tx, since: Date, toldAt: Date): Promise<boolean> {
  return (
    (
      await tx.query<object[]>(
        'INSERT INTO ledger_lapses (since, told_at) VALUES ($1, $2) ON CONFLICT (since) DO NOTHING RETURNING since',
        [since, toldAt],
      )
    ).length > 0
  );
}
