import { createHash, randomBytes } from 'node:crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Tx } from '#platform/database';

/** Row of table `calendar_feeds`: an address at which a person's days are read as a calendar. */
@Entity('calendar_feeds')
export class CalendarFeedRow {
  /** SHA-256 of the secret in the address, as lower-case hex. */
  @PrimaryColumn('text') secretHash: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

const SECRET_BYTES = 32;
/** Form of a secret; other texts are refused without a query. */
const SECRET = /^[\w-]{43}$/;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Returns the address that a person has given out; null while there is none. */
export const feedOf = (tx: Tx, personId: string): Promise<CalendarFeedRow | null> =>
  tx
    .createQueryBuilder(CalendarFeedRow, 'feed')
    .where('feed.person_id = :personId AND feed.ended_at IS NULL', { personId })
    .getOne();

const END = `UPDATE calendar_feeds SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL`;

/** Ends the address of a person. Ending none is no error. */
export async function endFeed(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.query(END, [personId, at]);
}

/**
 * Stores a new address of a person.
 * @returns its secret, which is not kept
 */
export async function insertFeed(tx: Tx, personId: string, at: Date): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  await tx.insert(CalendarFeedRow, {
    secretHash: hashOf(secret),
    personId,
    createdAt: at,
    endedAt: null,
  });
  return secret;
}

/** Finds the person whose address has this secret; null for one that is made up or was revoked. */
export async function personOfFeed(tx: Tx, secret: string): Promise<string | null> {
  if (!SECRET.test(secret)) return null;
  const feed = await tx
    .createQueryBuilder(CalendarFeedRow, 'feed')
    .where('feed.secret_hash = :hash AND feed.ended_at IS NULL', { hash: hashOf(secret) })
    .getOne();
  return feed?.personId ?? null;
}
