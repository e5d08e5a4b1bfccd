import type { Tx } from '#platform/database';

/** A person's stored credentials. They must not leave this library. */
export interface Credentials {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  active: boolean;
  hasSecondFactor: boolean;
  /**
   * For the generated password of a first account, the instant from which its limited period of
   * validity is counted; this is not before the start of production. Null for any other password.
   */
  initialPasswordSince: Date | null;
}

const CREDENTIALS = `SELECT p.id, p.email, p.name, password_hash_of(p.id) AS "passwordHash", p.active,
  EXISTS (SELECT FROM second_factors f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL) AS "hasSecondFactor",
  CASE WHEN p.initial_password_since IS NOT NULL
    THEN greatest(p.initial_password_since, (SELECT production_since FROM installation_state)) END
    AS "initialPasswordSince"
  FROM people p`;

/**
 * Reads the credentials of the account with an e-mail address; null when there is none. Needs a
 * scope with the privilege `passwords`. With `held`, the account is locked until this transaction
 * ends, so that the password cannot change.
 */
export async function credentialsOf(
  tx: Tx,
  email: string,
  { held = false }: { held?: boolean } = {},
): Promise<Credentials | null> {
  // The lock is taken by a separate statement. If this statement waits for a transaction that
  // changes the account, the next statement then sees the change.
  if (held)
    await tx.query('SELECT password_hash_of(id, true) FROM people WHERE email = $1', [email]);
  const [row] = await tx.query<Credentials[]>(`${CREDENTIALS} WHERE p.email = $1`, [email]);
  return row ?? null;
}

/**
 * Reads the credentials of a person; null when there is no such person. For a person other than the
 * actor, the scope needs the privilege `passwords`.
 */
export async function credentialsOfPerson(tx: Tx, personId: string): Promise<Credentials | null> {
  const [row] = await tx.query<Credentials[]>(`${CREDENTIALS} WHERE p.id = $1`, [personId]);
  return row ?? null;
}

/**
 * Replaces a password. For a person other than the actor, the scope needs the privilege
 * `passwords`.
 * @param change.replaces hash that must still be the stored one; not checked when left out.
 * @returns false when the person is unknown, or the password was changed meanwhile.
 */
export async function storePassword(
  tx: Tx,
  personId: string,
  change: { passwordHash: string; mustChange: boolean; replaces?: string; now: Date },
): Promise<boolean> {
  const [row] = await tx.query<{ stored: boolean }[]>(
    'SELECT set_password($1, $2, $3, $4, $5) AS stored',
    [personId, change.passwordHash, change.mustChange, change.replaces ?? null, change.now],
  );
  return row?.stored === true;
}

/**
 * Inserts an account. Until the person has chosen a password, `passwordHash` is that of a random
 * password that nobody knows.
 */
export async function insertAccount(
  tx: Tx,
  account: { id: string; email: string; name: string; passwordHash: string; language: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO people (id, email, name, password_hash, language, active)
     VALUES ($1, $2, $3, $4, $5, true)`,
    [account.id, account.email, account.name, account.passwordHash, account.language],
  );
}
