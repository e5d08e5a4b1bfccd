import type { Tx } from '#platform/database';
import { networkOf } from '#platform/network';
import { hashSecret } from '../rules/secret.js';
import {
  ACCOUNT_DELAY,
  CODE_DELAY,
  DEVICE_DELAY,
  FAILURES_FORGOTTEN_MS,
  type DelayPolicy,
  PLACE_DELAY,
  PROOF_DELAY,
  SOURCE_DELAY,
  waitSeconds,
} from '../rules/sign-in-delay.js';

/**
 * A kind of counter of failed attempts: its table, key column and delays. Table and column names
 * are constants, never user input. `kind` is set when a table holds several kinds.
 */
interface Counter {
  table: string;
  key: string;
  kind?: string;
  delay: DelayPolicy;
}
const of = (kind: string, delay: DelayPolicy): Counter => ({
  table: 'sign_in_counters',
  key: 'subject',
  kind,
  delay,
});
const ACCOUNT: Counter = { table: 'sign_in_failures', key: 'email', delay: ACCOUNT_DELAY };
const SOURCE: Counter = {
  table: 'sign_in_failures_by_source',
  key: 'source',
  delay: SOURCE_DELAY,
};
const PLACE = of('place', PLACE_DELAY);
const DEVICE = of('device', DEVICE_DELAY);
const CODE = of('code', CODE_DELAY);
const PROOF = of('proof', PROOF_DELAY);

/** One counter of failed attempts: its kind and the key of its row. */
export interface Counted {
  counter: Counter;
  key: string;
}

const PART_LENGTH = 31;
/**
 * Returns a text that identifies an account, to be used in the keys of its counters of failed
 * attempts. It is a hash, so that a password typed into the address field by mistake is not stored.
 */
const accountPart = (email: string): string => hashSecret(email).slice(0, PART_LENGTH);

/**
 * Lists the counters for an attempt on an unknown device: for the account on this network, for the
 * account on any network, and for the network.
 * @param source network address; undefined when it is unknown.
 */
export const strangeAttempt = (email: string, source: string | undefined): Counted[] => {
  const network = source === undefined ? undefined : networkOf(source);
  return [
    {
      counter: PLACE,
      key: `${accountPart(email)}:${hashSecret(network ?? '').slice(0, PART_LENGTH)}`,
    },
    { counter: ACCOUNT, key: email },
    ...(network === undefined ? [] : [{ counter: SOURCE, key: network }]),
  ];
};

/**
 * Lists the counter for an attempt on a known device. It counts one person's failures on this
 * device only, so that failures elsewhere cannot lock the person out.
 */
export const deviceAttempt = (deviceId: string): Counted[] => [{ counter: DEVICE, key: deviceId }];

/**
 * Lists the counter for a wrong one-time code on an unknown device. `subject` is the person's id
 * or, when the password was wrong, a hash of the address.
 */
export const codeAttempt = (subject: string): Counted[] => [{ counter: CODE, key: subject }];

/** Lists the counter for a signed-in person's confirmations of the password. */
export const proofAttempt = (personId: string): Counted[] => [{ counter: PROOF, key: personId }];

/**
 * An attempt that was counted as failed before it was checked, with the counters that were
 * increased.
 */
export interface Charge {
  at: Date;
  counted: readonly (Counted & { lastAtBefore: Date })[];
}

/**
 * Counts an attempt as failed before it is checked, so that simultaneous attempts cannot all be
 * made before the first failure is counted.
 * @returns `wait`, the seconds to wait (then nothing was counted), or 0 and a charge that {@link
 * refundAttempt} or {@link forgiveAttempts} takes back.
 */
export async function chargeAttempt(
  tx: Tx,
  attempt: readonly Counted[],
  now: Date,
): Promise<{ wait: number; charge: Charge }> {
  const held = [];
  // The counters are locked in a fixed order, so that two attempts cannot deadlock.
  for (const one of attempt) held.push(await lockCount(tx, one, now));
  const wait = Math.max(
    ...held.map(({ counter, failures, lastAt }) =>
      waitSeconds(failures, lastAt, now, counter.delay),
    ),
  );
  if (wait > 0) return { wait, charge: { at: now, counted: [] } };
  for (const { counter, key } of held)
    await tx.query(
      `UPDATE ${counter.table} SET failures = failures + 1, last_at = $2 WHERE ${isKey(counter)}`,
      [key, now],
    );
  return {
    wait: 0,
    charge: {
      at: now,
      counted: held.map(({ counter, key, lastAt }) => ({ counter, key, lastAtBefore: lastAt })),
    },
  };
}

/** Subtracts an attempt that turned out not to be a failure; earlier failures still count. */
export async function refundAttempt(tx: Tx, { at, counted }: Charge): Promise<void> {
  for (const { counter, key, lastAtBefore } of counted) {
    await tx.query(
      `UPDATE ${counter.table}
        SET failures = greatest(failures - 1, 0),
          last_at = CASE WHEN last_at = $2 THEN $3 ELSE last_at END WHERE ${isKey(counter)}`,
      [key, at, lastAtBefore],
    );
  }
}

/**
 * Clears the failures after a successful attempt: those of the account on this network, of the
 * device, of the one-time codes and of the password confirmations. From the counters of the network
 * and of the account on any network only this attempt is subtracted, because the other failures may
 * be those of other people.
 */
export async function forgiveAttempts(tx: Tx, charge: Charge): Promise<void> {
  await refundAttempt(tx, charge);
  for (const { counter, key } of charge.counted) {
    if (counter !== ACCOUNT && counter !== SOURCE)
      await tx.query(`DELETE FROM ${counter.table} WHERE ${isKey(counter)}`, [key]);
  }
}

/**
 * Clears the failures counted for an account on any network, for the person's one-time codes and
 * for the person's password confirmations.
 */
export async function forgetFailures(
  tx: Tx,
  { id, email }: { id: string; email: string },
): Promise<void> {
  await tx.query('DELETE FROM sign_in_failures WHERE email = $1', [email]);
  await tx.query(
    "DELETE FROM sign_in_counters WHERE (kind IN ('code', 'proof') AND subject = $1) OR (kind = 'place' AND starts_with(subject, $2))",
    [id, accountPart(email)],
  );
}

const isKey = ({ key, kind }: Counter): string =>
  kind === undefined ? `${key} = $1` : `kind = '${kind}' AND ${key} = $1`;

async function lockCount(
  tx: Tx,
  { counter, key }: Counted,
  now: Date,
): Promise<Counted & { failures: number; lastAt: Date }> {
  const { table, key: column, kind } = counter;
  const columns = kind === undefined ? column : `kind, ${column}`;
  await tx.query(
    `DELETE FROM ${table} WHERE (${columns})
      IN (SELECT ${columns} FROM ${table} WHERE last_at < $1 LIMIT 100 FOR UPDATE SKIP LOCKED)`,
    [new Date(now.getTime() - FAILURES_FORGOTTEN_MS)],
  );
  await tx.query(
    `INSERT INTO ${table} (${columns}, failures, last_at)
      VALUES (${kind === undefined ? '' : `'${kind}', `}$1, 0, $2) ON CONFLICT (${columns})
      DO NOTHING`,
    [key, now],
  );
  const [row] = await tx.query<{ failures: number; lastAt: Date }[]>(
    `SELECT failures, last_at AS "lastAt" FROM ${table} WHERE ${isKey(counter)} FOR UPDATE`,
    [key],
  );
  return { counter, key, failures: row?.failures ?? 0, lastAt: row?.lastAt ?? now };
}
