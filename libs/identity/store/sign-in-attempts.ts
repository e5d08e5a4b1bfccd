import type { Tx } from '#platform';
import { ACCOUNT_PATIENCE, FAILURES_FORGOTTEN_MS, type Patience, SOURCE_PATIENCE, waitSeconds } from '../rules/sign-in-delay.js';

/** Where failures are counted; names of ours, never a caller's. */
interface Counter { table: string; key: string; patience: Patience }
const ACCOUNT: Counter = { table: 'sign_in_failures', key: 'email', patience: ACCOUNT_PATIENCE };
const SOURCE: Counter = { table: 'sign_in_failures_by_source', key: 'source', patience: SOURCE_PATIENCE };

/** Whose attempt it is: the address of the account, known or not, and the network address, where there is one. */
export interface Attempt { email: string; source?: string }

/** An attempt that was counted as failed until it turns out otherwise. */
export interface Charge { at: Date; counted: readonly { counter: Counter; key: string; lastAtBefore: Date }[] }

/**
 * Counts an attempt as failed before it is judged, so that many at once cannot slip past the delay together.
 * @returns seconds to wait and no charge, or a charge that {@link refundAttempt} or {@link forgiveAttempts} takes back.
 */
export async function chargeAttempt(tx: Tx, { email, source }: Attempt, now: Date): Promise<{ wait: number; charge: Charge }> {
  // Always in this order, so that two attempts never wait for each other.
  const held = [await lockCount(tx, ACCOUNT, email, now), ...(source === undefined ? [] : [await lockCount(tx, SOURCE, source, now)])];
  const wait = Math.max(...held.map(({ counter, failures, lastAt }) => waitSeconds(failures, lastAt, now, counter.patience)));
  if (wait > 0) return { wait, charge: { at: now, counted: [] } };
  for (const { counter, key } of held) await tx.query(`UPDATE ${counter.table} SET failures = failures + 1, last_at = $2 WHERE ${counter.key} = $1`, [key, now]);
  return { wait: 0, charge: { at: now, counted: held.map(({ counter, key, lastAt }) => ({ counter, key, lastAtBefore: lastAt })) } };
}

/** Takes a charge back: the attempt was no failure, but earlier ones still count. */
export async function refundAttempt(tx: Tx, { at, counted }: Charge): Promise<void> {
  for (const { counter, key, lastAtBefore } of counted) {
    await tx.query(
      `UPDATE ${counter.table} SET failures = greatest(failures - 1, 0), last_at = CASE WHEN last_at = $2 THEN $3 ELSE last_at END WHERE ${counter.key} = $1`,
      [key, at, lastAtBefore]);
  }
}

/** Forgets every failure of an account that has proved itself. Its network address is only given back this one: others use it too. */
export async function forgiveAttempts(tx: Tx, charge: Charge): Promise<void> {
  await refundAttempt(tx, charge);
  for (const { counter, key } of charge.counted) if (counter === ACCOUNT) await forgetFailures(tx, key);
}

/** Forgets the failures of an account. */
export const forgetFailures = async (tx: Tx, email: string): Promise<void> => {
  await tx.query('DELETE FROM sign_in_failures WHERE email = $1', [email]);
};

async function lockCount(tx: Tx, counter: Counter, key: string, now: Date): Promise<{ counter: Counter; key: string; failures: number; lastAt: Date }> {
  const { table, key: column } = counter;
  await tx.query(
    `DELETE FROM ${table} WHERE ${column} IN (SELECT ${column} FROM ${table} WHERE last_at < $1 LIMIT 100 FOR UPDATE SKIP LOCKED)`,
    [new Date(now.getTime() - FAILURES_FORGOTTEN_MS)]);
  await tx.query(`INSERT INTO ${table} (${column}, failures, last_at) VALUES ($1, 0, $2) ON CONFLICT (${column}) DO NOTHING`, [key, now]);
  const [row] = await tx.query<{ failures: number; lastAt: Date }[]>(`SELECT failures, last_at AS "lastAt" FROM ${table} WHERE ${column} = $1 FOR UPDATE`, [key]);
  return { counter, key, failures: row?.failures ?? 0, lastAt: row?.lastAt ?? now };
}
