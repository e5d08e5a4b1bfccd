import type { Tx } from '#platform/database';
import type { PasswordLinkPurpose } from '../rules/password-link.js';

/** A password link to be stored. Only the hash of its secret is stored. */
export interface NewPasswordLink {
  secretHash: string;
  personId: string;
  purpose: PasswordLinkPurpose;
  madeBy: string;
  madeAt: Date;
  expiresAt: Date;
}

/** Stores a new password link of a person and withdraws the earlier unused links. */
export async function putPasswordLink(tx: Tx, link: NewPasswordLink): Promise<void> {
  await withdrawPasswordLinks(tx, link.personId, link.madeAt);
  await tx.query(
    `INSERT INTO password_links (secret_hash, person_id, purpose, made_by, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [link.secretHash, link.personId, link.purpose, link.madeBy, link.madeAt, link.expiresAt],
  );
}

/**
 * Withdraws the unused password links of a person, because the account is closed, the password was
 * changed, or a new link replaces them.
 */
export async function withdrawPasswordLinks(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE password_links SET withdrawn_at = $2
      WHERE person_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL`,
    [personId, at],
  );
}

/** A password link that is not used, withdrawn or expired. */
export interface OpenPasswordLink {
  personId: string;
  purpose: PasswordLinkPurpose;
}

const OPEN = `secret_hash = $1 AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > $2
  AND EXISTS (SELECT FROM people p WHERE p.id = person_id AND p.active)`;

/**
 * Finds the password link with a hash; null when it does not exist or can no longer be used at that
 * instant.
 */
export async function findPasswordLink(
  tx: Tx,
  secretHash: string,
  now: Date,
): Promise<OpenPasswordLink | null> {
  const [row] = await tx.query<OpenPasswordLink[]>(
    `SELECT person_id AS "personId", purpose FROM password_links WHERE ${OPEN}`,
    [secretHash, now],
  );
  return row ?? null;
}

/**
 * Marks a password link as used.
 * @returns false when the link can no longer be used.
 */
export async function usePasswordLink(tx: Tx, secretHash: string, now: Date): Promise<boolean> {
  const [, used] = await tx.query<[object[], number]>(
    `UPDATE password_links SET used_at = $2 WHERE ${OPEN}`,
    [secretHash, now],
  );
  return used === 1;
}

/**
 * Takes a lock until the transaction ends, so that requests for a password link for the same person
 * are handled one after another and each request counts the links created before.
 */
export async function lockPasswordLinks(tx: Tx, personId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7410000016))', [personId]);
}

/** Counts the password links that were mailed to a person on request since an instant. */
export async function forgottenLinksSince(tx: Tx, personId: string, since: Date): Promise<number> {
  const [row] = await tx.query<{ links: number }[]>(
    `SELECT count(*)::int AS links FROM password_links
      WHERE person_id = $1 AND purpose = 'forgotten' AND made_at > $2`,
    [personId, since],
  );
  return row?.links ?? 0;
}
