import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform';
import type { Day } from '#values';

/** How a verification was started. */
export const VERIFICATION_WAYS = ['cli', 'api', 'scheduled'] as const;
export type VerificationWay = (typeof VERIFICATION_WAYS)[number];

/** A stored verification run. `digestSha256` is the checkpoint it was compared with, if any. */
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
 * Stores a run. `slotOn` is the night of a scheduled one. @returns the run, or null when that night
 * already has one.
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

/** Whether a night has a verification run. */
export const isVerified = async (tx: Tx, slotOn: Day): Promise<boolean> =>
  (await tx.query<object[]>('SELECT 1 FROM ledger_verifications WHERE slot_on = $1', [slotOn]))
    .length > 0;

/** Runs, newest first, starting after `after`. */
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
 * The newest run, and the time from which a lapse is counted: its end, or the first audit event
 * when there was no run.
 */
export async function verificationState(
  tx: Tx,
): Promise<{ newest: Verification | null; since: Date | null }> {
  const [newest] = await listVerifications(tx, { limit: 1 });
  const [first] = await tx.query<{ at: Date }[]>(
    'SELECT recorded_at AS at FROM audit_records ORDER BY id LIMIT 1',
  );
  return { newest: newest ?? null, since: newest?.finishedAt ?? first?.at ?? null };
}

/** Stores that people are mailed about a lapse. @returns false when that was done before. */
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
