import type { Tx } from '#platform';
import { FAILURES_FORGOTTEN_MS, waitSeconds } from '../rules/sign-in-delay.js';

/**
 * Counts an attempt as failed before it is judged, so that many at once cannot slip past the delay together.
 * @returns seconds to wait, 0 when the attempt may go on.
 */
export async function chargeAttempt(tx: Tx, email: string, now: Date): Promise<number> {
  await tx.query(
    'DELETE FROM sign_in_failures WHERE email IN (SELECT email FROM sign_in_failures WHERE last_at < $1 LIMIT 100 FOR UPDATE SKIP LOCKED)',
    [new Date(now.getTime() - FAILURES_FORGOTTEN_MS)]);
  await tx.query('INSERT INTO sign_in_failures (email, failures, last_at) VALUES ($1, 0, $2) ON CONFLICT (email) DO NOTHING', [email, now]);
  const [row] = await tx.query<{ failures: number; last_at: Date }[]>('SELECT failures, last_at FROM sign_in_failures WHERE email = $1 FOR UPDATE', [email]);
  const wait = row ? waitSeconds(row.failures, row.last_at, now) : 0;
  if (wait === 0) await tx.query('UPDATE sign_in_failures SET failures = failures + 1, last_at = $2 WHERE email = $1', [email, now]);
  return wait;
}

/** Forgets the failures of an address that has shown its password. */
export const forgiveAttempts = async (tx: Tx, email: string): Promise<void> => {
  await tx.query('DELETE FROM sign_in_failures WHERE email = $1', [email]);
};
