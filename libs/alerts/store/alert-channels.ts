import type { Tx } from '#platform/database';
import type { ChannelKind } from '../rules/channel.js';

/** A notification channel as shown to its owner, without address and secret. */
export interface ListedChannel {
  id: string;
  kind: ChannelKind;
  name: string;
  host: string;
  createdAt: Date;
  endedAt: Date | null;
  pending: number;
  lastSentAt: Date | null;
  lastError: string | null;
}

/**
 * A notification channel with its encrypted address and secret; `ageMs` is the time since its
 * creation in milliseconds, by the database's clock.
 */
export interface EncryptedChannel {
  id: string;
  kind: ChannelKind;
  name: string;
  host: string;
  sealed: Buffer;
  ageMs: number;
  endedAt: Date | null;
}

/** Stores a new notification channel. */
export async function insertChannel(
  tx: Tx,
  {
    id,
    personId,
    kind,
    name,
    host,
    sealed,
  }: Omit<EncryptedChannel, 'ageMs' | 'endedAt'> & { personId: string },
): Promise<void> {
  await tx.query(
    'INSERT INTO alert_channels (id, person_id, kind, name, host, sealed) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, personId, kind, name, host, sealed],
  );
}

/** Lists the channels of a person that have not ended, oldest first. */
export const liveChannels = (
  tx: Tx,
  personId: string,
): Promise<Pick<EncryptedChannel, 'id' | 'kind' | 'name'>[]> =>
  tx.query(
    'SELECT id, kind, name FROM alert_channels WHERE person_id = $1 AND ended_at IS NULL ORDER BY created_at, id',
    [personId],
  );

/**
 * Locks the channels of a person until commit, so that two concurrent requests cannot together
 * exceed the allowed number of channels.
 */
export async function lockChannels(tx: Tx, personId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('alert-channels:' || $1, 0))`, [
    personId,
  ]);
}

/** Reads one channel, ended or not; null when there is no such channel within the access scope. */
export async function encryptedChannel(tx: Tx, id: string): Promise<EncryptedChannel | null> {
  const [channel] = await tx.query<EncryptedChannel[]>(
    'SELECT id, kind, name, host, sealed, (extract(epoch FROM clock_timestamp() - created_at) * 1000)::float8 AS "ageMs", ended_at AS "endedAt" FROM alert_channels WHERE id = $1',
    [id],
  );
  return channel ?? null;
}

/**
 * Lists a person's channels, newest first; `after` is the key of the last channel of the previous
 * page.
 */
export const listChannels = (
  tx: Tx,
  personId: string,
  { limit, after }: { limit: number; after?: readonly [string, string] | undefined },
): Promise<ListedChannel[]> =>
  tx.query<ListedChannel[]>(
    `SELECT channel.id, channel.kind, channel.name, channel.host, channel.created_at AS "createdAt",
      channel.ended_at AS "endedAt",
          (SELECT count(*)::int FROM channel_messages WHERE channel_id = channel.id AND state = 'pending') AS pending,
          (SELECT max(sent_at) FROM channel_messages WHERE channel_id = channel.id) AS "lastSentAt",
          (SELECT last_error FROM channel_messages
            WHERE channel_id = channel.id AND last_error IS NOT NULL ORDER BY composed_at DESC, id
            LIMIT 1) AS "lastError"
     FROM alert_channels channel
     WHERE channel.person_id = $1
       AND ($2::timestamptz IS NULL OR channel.created_at < $2
         OR (channel.created_at = $2 AND channel.id > $3))
    ORDER BY channel.created_at DESC, channel.id LIMIT $4`,
    [personId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

/**
 * Ends a person's channel.
 * @returns false when there is no such channel or it had already ended.
 */
export async function endChannelOf(
  tx: Tx,
  personId: string,
  id: string,
  at: Date,
): Promise<boolean> {
  const [rows] = await tx.query<[object[], number]>(
    'UPDATE alert_channels SET ended_at = $3 WHERE id = $2 AND person_id = $1 AND ended_at IS NULL RETURNING 1',
    [personId, id, at],
  );
  return rows.length > 0;
}
