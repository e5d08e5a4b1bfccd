import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, earlierEffect, once, type RepeatableRequest } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { AddressRefused, readTarget } from '#platform/webhook';
import { type ChannelKind, CHANNELS_MAX, type ChannelSecret } from '../rules/channel.js';
import { newSigningSecret } from '../rules/sign-message.js';
import {
  insertChannel,
  liveChannels,
  lockChannels,
  encryptedChannel,
} from '../store/alert-channels.js';
import { writeTest } from '../texts/channel-message.js';
import { type ChannelKeys, postTo, sealedFor } from './deliver-message.js';

/**
 * A notification channel to add: a webhook or a group-chat robot. `secret` is the signing secret
 * that the robot's page shows; null if the robot uses none.
 */
export interface WantedChannel {
  kind: ChannelKind;
  name: string;
  url: string;
  secret: string | null;
}

/**
 * A notification channel that was just created. `signingSecret` is returned for a webhook only: in
 * the first response, and when the request is repeated within ten minutes. In all other cases it is
 * null.
 */
export interface AddedChannel {
  id: string;
  kind: ChannelKind;
  name: string;
  host: string;
  signingSecret: string | null;
}

/**
 * Options for adding a channel. `publicUrl` is the base address of the links in the test message.
 */
export interface AddChannelOptions {
  clock: Clock;
  keys: ChannelKeys;
  publicUrl: string;
  request: RepeatableRequest | null;
}

/**
 * Time in milliseconds after the creation of a channel during which a repeated request gets the
 * signing secret again, for callers that lost the first answer.
 */
const REPEAT_SHOWS_MS = 10 * 60_000;

/**
 * Adds a notification channel for the actor, after a test message was delivered to its address. The
 * address and the secret are stored encrypted, and reading the channel never returns them. A
 * repeated request sends no test message, creates nothing and gets the first answer.
 * @throws Problem URL_NOT_REACHED for a malformed address, CHANNEL_TEST_FAILED with the receiver's
 * answer or because the address is not public and not in the allow-list, ALERT_CHANNELS_FULL,
 * IDEMPOTENCY_KEY_REUSED; nothing is stored then.
 */
export async function addChannel(
  database: Database,
  actor: Actor,
  { kind, name, url, secret }: WantedChannel,
  { clock, keys, publicUrl, request }: AddChannelOptions,
): Promise<AddedChannel> {
  allow(actor, 'preferences.change');
  const id = randomUUID();
  const host = hostOf(url);
  const made = kind === 'webhook' ? newSigningSecret() : null;
  const opened: ChannelSecret = { url, secret: made ?? (kind === 'wecom' ? null : secret) };
  const before = await database.read(actor.scope, async (tx) => {
    const earlier = await earlierEffect(tx, request);
    if (earlier === null) refuseWhenFull(await liveChannels(tx, actor.personId));
    return earlier;
  });
  if (before !== null) return repeatOf(database, keys, actor, before);
  await tryOut(keys, kind, opened, { id, name, actor, publicUrl, now: clock.now() });
  const { replayed, id: kept } = await database.write(actor.scope, async (tx) => {
    await lockChannels(tx, actor.personId);
    return once(tx, request, async () => {
      refuseWhenFull(await liveChannels(tx, actor.personId));
      await insertChannel(tx, {
        id,
        personId: actor.personId,
        kind,
        name,
        host,
        sealed: keys.seal.seal(sealedFor(id), Buffer.from(JSON.stringify(opened))),
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'alert-channel.add',
        subjectType: 'alert-channel',
        subjectId: id,
        newValue: { kind, name, host },
      });
      return id;
    });
  });
  return replayed
    ? repeatOf(database, keys, actor, kept)
    : { id, kind, name, host, signingSecret: made };
}

/**
 * Builds the response to a repeated request. Decrypts the signing secret of the stored channel for
 * it.
 */
async function repeatOf(
  database: Database,
  { seal: cipher }: ChannelKeys,
  actor: Actor,
  id: string,
): Promise<AddedChannel> {
  const channel = await database.read(actor.scope, (tx) => encryptedChannel(tx, id));
  if (!channel) throw new Problem('NOT_FOUND');
  const { kind, name, host, sealed, ageMs, endedAt } = channel;
  const shown = kind === 'webhook' && endedAt === null && ageMs < REPEAT_SHOWS_MS;
  return {
    id,
    kind,
    name,
    host,
    signingSecret: shown
      ? (JSON.parse(cipher.open(sealedFor(id), sealed).toString('utf8')) as ChannelSecret).secret
      : null,
  };
}

function refuseWhenFull(live: readonly object[]): void {
  if (live.length >= CHANNELS_MAX) throw new Problem('ALERT_CHANNELS_FULL', { most: CHANNELS_MAX });
}

function hostOf(url: string): string {
  try {
    return readTarget(url).host;
  } catch (error) {
    if (error instanceof AddressRefused)
      throw refuseField('URL_NOT_REACHED', 'url', { why: error.message }, 'https://…');
    throw error;
  }
}

async function tryOut(
  { reach }: ChannelKeys,
  kind: ChannelKind,
  secret: ChannelSecret,
  {
    id,
    name,
    actor,
    publicUrl,
    now,
  }: { id: string; name: string; actor: Actor; publicUrl: string; now: Date },
): Promise<void> {
  const body = writeTest(kind, actor.language, name, {
    id,
    at: now,
    publicUrl,
    personId: actor.personId,
  });
  const answer = await postTo(kind, secret, { message: { id, body }, now, reach });
  if (!answer.taken) throw refuseField('CHANNEL_TEST_FAILED', 'url', { why: answer.words }, '2xx');
}
