import { openTotpSecretCipher, type TotpSecretCipher } from '#identity';
import {
  accountsScope,
  AddressRefused,
  afterFailure,
  type Clock,
  type Database,
  type Delivery,
  failpoint,
  POSTING_MAX_MS,
  postSafely,
  type Reach,
  reachOf,
  type Settings,
  withPrivileges,
} from '#platform';
import type { ChannelSecret } from '../rules/channel.js';
import { postingOf } from '../rules/sign-message.js';
import { type SortedAnswer, sortAnswer } from '../rules/sort-answer.js';
import { sealedChannel, type SealedChannel } from '../store/alert-channels.js';
import {
  claimMessage,
  digestOf,
  dueMessageIds,
  type MessageEnd,
  noteMessage,
  type OutgoingMessage,
} from '../store/channel-messages.js';

/** What posting to channels needs: the seal of their secrets, and the addresses that may be reached although they are not public. */
export class ChannelKeys {
  constructor(
    readonly seal: Pick<TotpSecretCipher, 'seal' | 'open'>,
    readonly reach: Reach,
  ) {}
}

/** Opens the seal that channels share with second factors, and reads which addresses may be reached. @throws StartupError as the seal does. */
export const openChannelKeys = async (
  database: Database,
  settings: Settings,
): Promise<ChannelKeys> =>
  new ChannelKeys(
    await openTotpSecretCipher(database, settings.secondFactorKeyFile),
    reachOf(settings.WEBHOOKS_MAY_REACH ?? ''),
  );

/**
 * Lease of a claimed message: no other worker tries it meanwhile. Longer than name look-up and post
 * together can take.
 */
const LEASE_MS = POSTING_MAX_MS + 70_000;
const BATCH = 100;
const scope = () => withPrivileges(accountsScope('service:channels', crypto.randomUUID()), 'mail');

/** To what a channel's secret is bound: copied to another row it opens no more. */
export const sealedFor = (channelId: string): string => `alert-channel:${channelId}`;

/**
 * Tries once to deliver a message that is due. May be called any number of times by any process. It
 * is delivered once, or twice with the same id when the process is killed between the receiver's
 * answer and the note of it.
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
    return message && { message, channel: await sealedChannel(tx, message.channelId) };
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
  { seal, reach }: ChannelKeys,
  channel: SealedChannel | null,
  message: OutgoingMessage,
  now: Date,
): Promise<SortedAnswer> {
  if (!channel || channel.endedAt !== null)
    return { taken: false, failure: 'refused', words: 'the channel was ended', askedMs: null };
  let secret: ChannelSecret;
  try {
    secret = JSON.parse(
      seal.open(sealedFor(channel.id), channel.sealed).toString('utf8'),
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
  reach: Reach;
}

/**
 * Posts a body to a channel and classifies the answer. Never throws; the returned texts contain
 * neither the secret nor the secret parts of the address.
 */
export async function postTo(
  kind: SealedChannel['kind'],
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

/** Parts of an address at least so long may be the key of a robot. */
const KEY_LENGTH_MIN = 8;

/** The receiver's answer may repeat what it was sent, so secrets are removed from it. */
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

/** Ids of the messages that are due now, oldest first, at most a hundred. */
export const dueMessages = (database: Database, clock: Clock): Promise<string[]> =>
  database.read(scope(), (tx) => dueMessageIds(tx, clock.now(), BATCH));

/** The digest that a message belongs to; null when there is no such message. */
export const digestOfMessage = (database: Database, messageId: string): Promise<string | null> =>
  database.read(scope(), (tx) => digestOf(tx, messageId));
