import type { Tx } from '#platform';

/** A person's credentials as stored. They are for use within this library only. */
export interface Credentials {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  active: boolean;
  hasSecondFactor: boolean;
  /**
   * Since when the person has had the generated password of a first account, counted from the
   * start of production; null when the password is another one.
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
 * The credentials of the account with an address, or null. Needs a scope with the privilege
 * `passwords`. With `held`, the account is locked until this transaction ends, so that the password
 * cannot change.
 */
export async function credentialsOf(
  tx: Tx,
  email: string,
  { held = false }: { held?: boolean } = {},
): Promise<Credentials | null> {
  // A statement of its own, because the next one must see what was committed while it waited for
  // the lock.
  if (held)
    await tx.query('SELECT password_hash_of(id, true) FROM people WHERE email = $1', [email]);
  const [row] = await tx.query<Credentials[]>(`${CREDENTIALS} WHERE p.email = $1`, [email]);
  return row ?? null;
}

/**
 * The credentials of a person, or null. For another person than the actor it needs a scope with the
 * privilege `passwords`.
 */
export async function credentialsOfPerson(tx: Tx, personId: string): Promise<Credentials | null> {
  const [row] = await tx.query<Credentials[]>(`${CREDENTIALS} WHERE p.id = $1`, [personId]);
  return row ?? null;
}

/**
 * Replaces a password. For another person than the actor it needs a scope with the privilege
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
 * Inserts an account. Before the person has chosen a password, the hash is that of a random one
 * that nobody knows.
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
