import type { Tx } from '#platform/database';

const LOOK = `INSERT INTO change_request_looks (person_id, looked_at) VALUES ($1, $2)
  ON CONFLICT (person_id) DO UPDATE SET looked_at = greatest(change_request_looks.looked_at, $2)`;

/** Stores that a person has looked at the decisions until an instant. A look never goes back. */
export async function storeLook(tx: Tx, personId: string, until: Date): Promise<void> {
  await tx.query(LOOK, [personId, until]);
}

// Services, whose ids are no UUIDs, read requests too.
const LAST = `SELECT looked_at AS "lookedAt" FROM change_request_looks WHERE person_id::text = $1`;

/** Returns the instant until which a person has looked at decisions; null before the first look. */
export async function lastLook(tx: Tx, personId: string): Promise<Date | null> {
  const [look] = await tx.query<{ lookedAt: Date }[]>(LAST, [personId]);
  return look?.lookedAt ?? null;
}
