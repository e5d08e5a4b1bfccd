import type { Tx } from '../database/database.js';

/**
 * Stores that an event, such as the failure of a rule, has happened now. Replaces the previous time
 * of the same event and subject.
 */
export async function noteLastTime(
  tx: Tx,
  what: string,
  subject: string,
  facts: object,
): Promise<void> {
  await tx.query(
    `INSERT INTO last_times (what, subject, at, facts)
      VALUES ($1, $2, clock_timestamp(), $3::jsonb) ON CONFLICT (what, subject)
      DO UPDATE SET at = EXCLUDED.at, facts = EXCLUDED.facts`,
    [what, subject, JSON.stringify(facts)],
  );
}

/**
 * Lists the subjects to which an event (`what`) happened after an instant, with the data stored for
 * each.
 */
export const lastTimesSince = (
  tx: Tx,
  what: string,
  since: Date,
): Promise<{ subject: string; facts: Record<string, string | number | null> }[]> =>
  tx.query('SELECT subject, facts FROM last_times WHERE what = $1 AND at > $2', [what, since]);
