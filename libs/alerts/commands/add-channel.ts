import { randomUUID } from 'node:crypto';
import { recordDeed } from '#audit';
import { type Actor, allow } from '#identity';
import { AddressRefused, type Clock, type Database, once, readTarget, Refusal, refuseField, type RepeatableRequest } from '#platform';
import { type ChannelKind, CHANNELS_MAX, type ChannelSecret } from '../rules/channel.js';
import { newSigningSecret } from '../rules/sign-message.js';
import { insertChannel, liveChannels, lockChannels } from '../store/alert-channels.js';
import { writeTest } from '../texts/channel-message.js';
import { type ChannelKeys, postTo, sealedFor } from './deliver-message.js';

/** A channel that somebody wants; the secret is the one a robot shows for signing, if it does. */
export interface WantedChannel { kind: ChannelKind; name: string; url: string; secret: string | null }

/** A channel just made; for a webhook this is the only time that its signing secret is known. */
export interface AddedChannel { id: string; kind: ChannelKind; name: string; host: string; signingSecret: string | null }

/**
 * Adds a channel for the actor once a test message has arrived there. Its address and secret are sealed; nobody reads them again.
 * @throws Refusal URL_NOT_REACHED for an address that must not be reached, CHANNEL_TEST_FAILED with the other side's words, ALERT_CHANNELS_FULL, IDEMPOTENCY_KEY_REUSED; nothing is kept then.
 */
export async function addChannel(database: Database, clock: Clock, keys: ChannelKeys, actor: Actor, { kind, name, url, secret }: WantedChannel, { publicUrl, request }: { publicUrl: string; request: RepeatableRequest | null }): Promise<AddedChannel> {
  allow(actor, 'preferences.change');
  const id = randomUUID();
  const host = hostOf(url);
  const made = kind === 'webhook' ? newSigningSecret() : null;
  const opened: ChannelSecret = { url, secret: made ?? (kind === 'wecom' ? null : secret) };
  await database.read(actor.scope, async (tx) => { refuseWhenFull(await liveChannels(tx, actor.personId)); });
  await tryOut(keys, kind, opened, { id, name, actor, publicUrl, now: clock.now() });
  const { replayed, id: kept } = await database.write(actor.scope, async (tx) => {
    await lockChannels(tx, actor.personId);
    return once(tx, request, async () => {
      refuseWhenFull(await liveChannels(tx, actor.personId));
      await insertChannel(tx, { id, personId: actor.personId, kind, name, host, sealed: keys.seal.seal(sealedFor(id), Buffer.from(JSON.stringify(opened))) });
      await recordDeed(tx, actor.scope, { action: 'alert-channel.add', subjectType: 'alert-channel', subjectId: id, newValue: { kind, name, host } });
      return id;
    });
  });
  // A repeat made nothing, so the secret it tried with opens nothing.
  return { id: kept, kind, name, host, signingSecret: replayed ? null : made };
}

function refuseWhenFull(live: readonly object[]): void {
  if (live.length >= CHANNELS_MAX) throw new Refusal('ALERT_CHANNELS_FULL', { most: CHANNELS_MAX });
}

function hostOf(url: string): string {
  try {
    return readTarget(url).host;
  } catch (error) {
    if (error instanceof AddressRefused) throw refuseField('URL_NOT_REACHED', 'url', { why: error.message }, 'https://…');
    throw error;
  }
}

async function tryOut({ reach }: ChannelKeys, kind: ChannelKind, secret: ChannelSecret, { id, name, actor, publicUrl, now }: { id: string; name: string; actor: Actor; publicUrl: string; now: Date }): Promise<void> {
  const body = writeTest(kind, actor.language, name, { id, at: now, publicUrl, personId: actor.personId });
  const answer = await postTo(kind, secret, { id, body }, now, reach);
  if (!answer.taken) throw refuseField('CHANNEL_TEST_FAILED', 'url', { why: answer.words }, '2xx');
}
