import { Column, Entity, PrimaryColumn } from 'typeorm';
import { allInScope, hashSecret, looksLikeSecret, ORGANISATIONS_SQL } from '#identity';
import type { Tx } from '#platform/database';

/** Row of table `display_tokens`: an address at which a wall screen reads its page. */
@Entity('display_tokens')
export class DisplayTokenRow {
  @PrimaryColumn('uuid') id: string;
  /** Organisation whose projects, and those of the organisations below, the screen shows. */
  @Column('text') organisationId: string;
  @Column('text') name: string;
  /** SHA-256 of the secret in the address, as lower-case hex. */
  @Column('text') secretHash: string;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  /** When the page was last read, noted at most once a minute. */
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
  @Column('text', { nullable: true }) endedBy: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

/** An address of a wall screen, without its secret. */
export interface DisplayToken {
  id: string;
  organisationId: string;
  organisationName: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  endedAt: Date | null;
}

const TOKEN = `SELECT token.id, token.organisation_id AS "organisationId",
    organisation.name AS "organisationName", token.name, token.created_at AS "createdAt",
    token.last_used_at AS "lastUsedAt", token.ended_at AS "endedAt"
  FROM display_tokens token
  JOIN ${ORGANISATIONS_SQL} organisation ON organisation.id = token.organisation_id`;

const IN_SCOPE = allInScope('ARRAY[token.organisation_id]');
const LIST = `${TOKEN}
  WHERE ${IN_SCOPE}
    AND ($1::timestamptz IS NULL
      OR (date_trunc('milliseconds', token.created_at), token.id) < ($1, $2::uuid))
  ORDER BY date_trunc('milliseconds', token.created_at) DESC, token.id DESC LIMIT $3`;

/** Sort key of the last address of a page. */
export interface DisplayTokenKey {
  createdAt: Date;
  id: string;
}

/** Lists the addresses within the scope, ended ones too, newest first. */
export const listDisplayTokens = (
  tx: Tx,
  { after, limit }: { after?: DisplayTokenKey | undefined; limit: number },
): Promise<DisplayToken[]> =>
  tx.query<DisplayToken[]>(LIST, [after?.createdAt ?? null, after?.id ?? null, limit]);

const ONE = `${TOKEN} WHERE token.id = $1 AND ${IN_SCOPE}`;

/** Returns the address with this id within the scope; null when there is none. */
export const findDisplayToken = async (tx: Tx, id: string): Promise<DisplayToken | null> =>
  (await tx.query<DisplayToken[]>(ONE, [id]))[0] ?? null;

const END = `UPDATE display_tokens SET ended_by = $2, ended_at = $3
  WHERE id = $1 AND ended_at IS NULL RETURNING id`;

/**
 * Ends an address.
 * @returns false when it had ended before
 */
export const endDisplayToken = async (
  tx: Tx,
  id: string,
  { by, at }: { by: string; at: Date },
): Promise<boolean> => {
  const [ended] = await tx.query<[{ id: string }[], number]>(END, [id, by, at]);
  return ended.length > 0;
};

const OF_SECRET = `${TOKEN} WHERE token.secret_hash = $1 AND token.ended_at IS NULL`;

/** Finds the address with this secret; null for one that is made up or was revoked. */
export async function displayTokenOf(tx: Tx, secret: string): Promise<DisplayToken | null> {
  if (!looksLikeSecret(secret)) return null;
  const [token] = await tx.query<DisplayToken[]>(OF_SECRET, [hashSecret(secret)]);
  return token ?? null;
}

const USED = `UPDATE display_tokens SET last_used_at = $2::timestamptz
  WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`;

/** Notes that the page at an address was read. */
export async function noteDisplayUse(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query(USED, [id, at]);
}
