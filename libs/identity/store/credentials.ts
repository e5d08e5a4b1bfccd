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

const CREDENTIALS = `SELECT p.id, p.email, p.name, p.password_hash AS "passwordHash", p.active,
  EXISTS (SELECT FROM second_factors f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL) AS "hasSecondFactor",
  CASE WHEN p.initial_password_since IS NOT NULL THEN greatest(p.initial_password_since, (SELECT production_since FROM installation_state)) END AS "initialPasswordSince"
  FROM people p`;

/** The credentials behind an address, or null. `held` keeps the password from being changed until this transaction ends. */
export async function credentialsOf(tx: Tx, email: string, { held = false }: { held?: boolean } = {}): Promise<Credentials | null> {
  const [row] = await tx.query<Credentials[]>(`${CREDENTIALS} WHERE p.email = $1${held ? ' FOR SHARE OF p' : ''}`, [email]);
  return row ?? null;
}

/** The credentials of a person, or null. */
export async function credentialsOfPerson(tx: Tx, personId: string): Promise<Credentials | null> {
  const [row] = await tx.query<Credentials[]>(`${CREDENTIALS} WHERE p.id = $1`, [personId]);
  return row ?? null;
}

/**
 * Replaces a password. @param change.replaces hash that must still be in force; any when left out.
 * @returns false when the person is unknown, or the password was changed meanwhile.
 */
export async function storePassword(tx: Tx, personId: string, change: { passwordHash: string; mustChange: boolean; replaces?: string; now: Date }): Promise<boolean> {
  const [, changed] = await tx.query<[object[], number]>(
    `UPDATE people SET password_hash = $2, must_change_password = $3, password_changed_at = $5, initial_password_since = NULL
     WHERE id = $1 AND ($4::text IS NULL OR password_hash = $4)`,
    [personId, change.passwordHash, change.mustChange, change.replaces ?? null, change.now]);
  return changed === 1;
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
