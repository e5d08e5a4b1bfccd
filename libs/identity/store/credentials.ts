import type { Tx } from '#platform';

/** What signs a person in, as far as the database knows it. Never leaves this lib. */
export interface Credentials {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  active: boolean;
  hasSecondFactor: boolean;
  /** Since when, in production, they have had the password that the program gave a first account; null when theirs is another. */
  initialPasswordSince: Date | null;
}

const CREDENTIALS = `SELECT p.id, p.email, p.name, password_hash_of(p.id) AS "passwordHash", p.active,
  EXISTS (SELECT FROM second_factors f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL) AS "hasSecondFactor",
  CASE WHEN p.initial_password_since IS NOT NULL THEN greatest(p.initial_password_since, (SELECT production_since FROM installation_state)) END AS "initialPasswordSince"
  FROM people p`;

/**
 * The credentials behind an address, or null; asked in a scope with the privilege `passwords`.
 * `held` keeps the password from being changed until this transaction ends.
 */
export async function credentialsOf(
  tx: Tx,
  email: string,
  { held = false }: { held?: boolean } = {},
): Promise<Credentials | null> {
  // In a question of its own: what is answered then is what stands once the account is held.
  if (held)
    await tx.query('SELECT password_hash_of(id, true) FROM people WHERE email = $1', [email]);
  const [row] = await tx.query<Credentials[]>(`${CREDENTIALS} WHERE p.email = $1`, [email]);
  return row ?? null;
}

/** The credentials of a person, or null; of another than the actor in a scope with the privilege `passwords`. */
export async function credentialsOfPerson(tx: Tx, personId: string): Promise<Credentials | null> {
  const [row] = await tx.query<Credentials[]>(`${CREDENTIALS} WHERE p.id = $1`, [personId]);
  return row ?? null;
}

/**
 * Replaces a password: one's own over the present one, anybody's in a scope with the privilege `passwords`. @param change.replaces hash that must still be in force; any when left out.
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

/** Makes an account; the hash is of a password that its person knows, or nobody. */
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
