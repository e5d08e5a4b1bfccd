import { openTotpSecretCipher, type TotpSecretCipher } from '#identity';
import type { Clock } from '#platform/clock';
import type { Settings } from '#platform/config';
import { accountsScope, type Database, withPrivileges } from '#platform/database';
import { afterFailure, type Delivery } from '#platform/mail';
import { type AllowList, parseAllowList } from '#platform/network';
import { failpoint } from '#platform/program';
import { AddressRefused, POSTING_MAX_MS, postSafely } from '#platform/webhook';
import type { ChannelSecret } from '../rules/channel.js';
import { postingOf } from '../rules/sign-message.js';
import { type SortedAnswer, sortAnswer } from '../rules/sort-answer.js';
import { encryptedChannel, type EncryptedChannel } from '../store/alert-channels.js';
import {
  claimMessage,
  digestOf,
  dueMessageIds,
  type MessageEnd,
  noteMessage,
  type OutgoingMessage,
} from '../store/channel-messages.js';

/**
 * Data needed to deliver messages to channels: the cipher for the channels' addresses and secrets,
 * and the non-public network addresses that the settings allow.
 */
export class ChannelKeys {
  constructor(
    readonly seal: Pick<TotpSecretCipher, 'seal' | 'open'>,
    readonly reach: AllowList,
  ) {}
}

/**
 * Opens the cipher for the secrets of channels and reads the allowed network addresses from the
 * settings. The same cipher encrypts the secrets of second factors.
 * @throws StartupError as {@link openTotpSecretCipher}.
 */
export const openChannelKeys = async (
  database: Database,
  settings: Settings,
): Promise<ChannelKeys> =>
  new ChannelKeys(
    await openTotpSecretCipher(database, settings.secondFactorKeyFile),
    parseAllowList(settings.WEBHOOKS_MAY_REACH ?? ''),
  );

/**
 * Time in milliseconds for which a process reserves a message that it delivers. It is longer than
 * name resolution and the HTTP request together can take, so that no other process sends the
 * message meanwhile.
 */
const LEASE_MS = POSTING_MAX_MS + 70_000;
const BATCH = 100;
const scope = () => withPrivileges(accountsScope('service:channels', crypto.randomUUID()), 'mail');

/**
 * Returns the text that is authenticated together with a channel's encrypted secret (additional
 * data of AES-GCM). It contains the channel's id, so a secret that is copied to the row of another
 * channel cannot be decrypted.
 */
export const sealedFor = (channelId: string): string => `alert-channel:${channelId}`;

/**
 * Tries once to deliver a message that is due. Any process may call this any number of times. A
 * message is delivered once; it is delivered twice, with the same id, only if the process is killed
 * between the receiver's answer and the storing of that answer.
 */
export async function deliverMessage(
  database: Database,
  clock: Clock,
  keys: ChannelKeys,
  id: string,
): Promise<Delivery> {
  await failpoint('message.claim');
  const claimed = await database.write(scope(), async (tx) => {
    const message = await claimMessage(tx, id, clock.now(), LEASE_MS);
    return message && { message, channel: await encryptedChannel(tx, message.channelId) };
  });
  await failpoint('message.claimed');
  if (!claimed) return { outcome: 'not-due' };
  const { message, channel } = claimed;
  const answer = await post(keys, channel, message, clock.now());
  await failpoint('message.posted');
  const end = endOf(answer, message, clock.now());
  await database.write(scope(), async (tx) => {
    await noteMessage(tx, id, end);
    await failpoint('message.note');
  });
  await failpoint('message.noted');
  return {
    outcome: end.state === 'pending' ? 'waiting' : end.state,
    attempts: message.attempts,
    ...(end.state === 'sent' ? {} : { reason: end.words }),
  };
}

async function post(
  { seal: cipher, reach }: ChannelKeys,
  channel: EncryptedChannel | null,
  message: OutgoingMessage,
  now: Date,
): Promise<SortedAnswer> {
  if (!channel || channel.endedAt !== null)
    return { taken: false, failure: 'refused', words: 'the channel was ended', askedMs: null };
  let secret: ChannelSecret;
  try {
    secret = JSON.parse(
      cipher.open(sealedFor(channel.id), channel.sealed).toString('utf8'),
    ) as ChannelSecret;
  } catch {
    return {
      taken: false,
      failure: 'refused',
      words: 'the channel was sealed with another key; make it anew',
      askedMs: null,
    };
  }
  return postTo(channel.kind, secret, { message, now, reach });
}

interface PostToInput {
  message: { id: string; body: string };
  now: Date;
  reach: AllowList;
}

/**
 * Posts a message to a channel and classifies the receiver's answer. Never throws; the returned
 * texts contain neither the secret nor the secret parts of the address.
 */
export async function postTo(
  kind: EncryptedChannel['kind'],
  secret: ChannelSecret,
  { message, now, reach }: PostToInput,
): Promise<SortedAnswer> {
  try {
    const answer = await postSafely(postingOf(kind, secret, message, now), reach);
    return sortAnswer(kind, { ...answer, text: withoutSecrets(answer.text, secret) }, now);
  } catch (error) {
    return {
      taken: false,
      failure: error instanceof AddressRefused ? 'refused' : 'away',
      words: withoutSecrets(error instanceof Error ? error.message : String(error), secret),
      askedMs: null,
    };
  }
}

/**
 * Shortest length of a part of a channel's address that is removed from stored texts. Such a part
 * may be the access key of a chat robot; shorter parts cannot be keys.
 */
const KEY_LENGTH_MIN = 8;

/** Removes secrets from a receiver's answer, because the answer may repeat the request. */
function withoutSecrets(text: string, { url, secret }: ChannelSecret): string {
  const { pathname, search, searchParams } = new URL(url);
  const parts = [
    url,
    `${pathname}${search}`,
    secret ?? '',
    ...searchParams.values(),
    ...pathname.split('/'),
  ].filter((part) => part.length >= KEY_LENGTH_MIN);
  return parts
    .sort((one, other) => other.length - one.length)
    .reduce((kept, part) => kept.replaceAll(part, '…'), text);
}

function endOf(
  answer: SortedAnswer,
  { attempts, composedAt }: OutgoingMessage,
  now: Date,
): MessageEnd {
  if (answer.taken) return { state: 'sent', at: now, words: answer.words };
  const then = afterFailure(answer.failure, {
    attempts,
    ageMs: now.getTime() - composedAt.getTime(),
    chance: Math.random(),
    askedMs: answer.askedMs,
  });
  return then.state === 'failed'
    ? { state: 'failed', at: now, words: answer.words }
    : { state: 'pending', next: new Date(now.getTime() + then.waitMs), words: answer.words };
}

/** Lists the ids of the messages that are due now, oldest first, at most 100. */
export const dueMessages = (database: Database, clock: Clock): Promise<string[]> =>
  database.read(scope(), (tx) => dueMessageIds(tx, clock.now(), BATCH));

/** Returns the id of the digest that a message belongs to; null when there is no such message. */
export const digestOfMessage = (database: Database, messageId: string): Promise<string | null> =>
  database.read(scope(), (tx) => digestOf(tx, messageId));
