import { PROJECTS_SQL } from '#projects';
import type { Tx } from '#platform/database';
import type { ContradictionKind, FoundContradiction } from '../rules/contradiction.js';

/**
 * A stored contradiction between the ledger or the audit log and its hashes or signatures. The
 * contradiction is open while `closedAt` is null.
 */
export interface Contradiction extends Omit<FoundContradiction, 'key'> {
  id: string;
  kind: ContradictionKind;
  since: Date;
  lastFoundAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  closedReason: string | null;
}

const COLUMNS = `id, kind, project_id AS "projectId", sequence::text, checkpoint_on AS "checkpointOn", what, since,
  last_found_at AS "lastFoundAt", closed_at AS "closedAt", closed_by::text AS "closedBy", closed_reason AS "closedReason"`;

/**
 * Stores contradictions found by a verification. If a contradiction is already stored, open or
 * closed, only the time at which it was last found is updated.
 * @returns the contradictions that were not stored before.
 */
export function keepContradictions(
  tx: Tx,
  found: readonly FoundContradiction[],
  at: Date,
): Promise<Contradiction[]> {
  return tx.query<Contradiction[]>(
    `WITH found AS (
       SELECT DISTINCT ON (key) * FROM jsonb_to_recordset($1::jsonb) AS one
         (key text, kind text, "projectId" uuid, sequence bigint, "checkpointOn" date, what text)
     ), again AS (
       UPDATE ledger_contradictions known SET last_found_at = greatest(known.last_found_at, $2)
       FROM found WHERE known.key = found.key
     ), fresh AS (
       INSERT INTO ledger_contradictions (key, kind, project_id, sequence, checkpoint_on, what, since, last_found_at)
       SELECT key, kind, "projectId", sequence, "checkpointOn", what, $2, $2 FROM found
       ON CONFLICT (key) DO NOTHING RETURNING *
     ) SELECT ${COLUMNS} FROM fresh ORDER BY project_id NULLS FIRST, key`,
    [JSON.stringify(found), at],
  );
}

/**
 * Which contradictions to count: all, those of the ledger (which make its figures doubtful), or
 * those of the audit log.
 */
export type CountedContradictions = 'all' | 'ledger' | 'audit-log';

/**
 * Returns the number of contradictions between the ledger and its signed checkpoints that no person
 * has closed yet. `of` limits which of them are counted.
 */
export async function countOpenContradictions(tx: Tx, of: CountedContradictions): Promise<number> {
  const [row] = await tx.query<{ open: number }[]>(
    `SELECT count(*)::int AS open FROM ledger_contradictions
      WHERE closed_at IS NULL AND ($1 = 'all' OR (kind = 'audit-log') = ($1 = 'audit-log'))`,
    [of],
  );
  return row?.open ?? 0;
}

/** Returns the keys of closed contradictions, which verifications do not report again. */
export async function acceptedKeys(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ key: string }[]>(
    'SELECT key FROM ledger_contradictions WHERE closed_at IS NOT NULL',
  );
  return new Set(rows.map(({ key }) => key));
}

/**
 * Filter for a list of contradictions. `sees` holds the organisations whose projects the reader may
 * see; contradictions without a project are always listed.
 */
export interface ContradictionFilter {
  sees: readonly string[] | 'all';
  state?: 'open' | 'closed' | undefined;
  projectId?: string | undefined;
}

/**
 * Lists contradictions, newest first, beginning with the one that follows the cursor `after` (time
 * and id), that is, older ones.
 */
export function listContradictions(
  tx: Tx,
  { sees, state, projectId }: ContradictionFilter,
  { limit, after }: { limit: number; after?: readonly [string, string] | undefined },
): Promise<Contradiction[]> {
  return tx.query<Contradiction[]>(
    `SELECT ${COLUMNS} FROM ledger_contradictions
      WHERE ($1::text IS NULL OR (closed_at IS NULL) = ($1 = 'open'))
        AND ($2::uuid IS NULL OR project_id = $2 OR project_id IS NULL)
        AND ($3::timestamptz IS NULL OR since < $3 OR (since = $3 AND id > $4::uuid))
        AND ($6::text[] IS NULL OR project_id IS NULL
             OR EXISTS (SELECT FROM ${PROJECTS_SQL} projects WHERE projects.id = project_id AND unit_id = ANY ($6)))
      ORDER BY since DESC, id LIMIT $5`,
    [
      state ?? null,
      projectId ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
      sees === 'all' ? null : sees,
    ],
  );
}

/** Returns a contradiction by id; null when it does not exist or lies outside the access scope. */
export async function findContradiction(tx: Tx, id: string): Promise<Contradiction | null> {
  const [row] = await tx.query<Contradiction[]>(
    `SELECT ${COLUMNS} FROM ledger_contradictions WHERE id = $1`,
    [id],
  );
  return row ?? null;
}

/**
 * Closes a contradiction.
 * @returns false when the contradiction was not open.
 */
export async function closeRow(
  tx: Tx,
  id: string,
  { by, reason, at }: { by: string; reason: string; at: Date },
): Promise<boolean> {
  const [, closed] = await tx.query<[object[], number]>(
    `UPDATE ledger_contradictions SET closed_at = $2, closed_by = $3, closed_reason = $4
      WHERE id = $1 AND closed_at IS NULL RETURNING id`,
    [id, at, by, reason],
  );
  return closed > 0;
}
