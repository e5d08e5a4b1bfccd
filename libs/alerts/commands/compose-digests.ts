import { randomUUID } from 'node:crypto';
import { addressees } from '#identity';
import { loadCalendar, type WorkingCalendar } from '#platform/calendar';
import type { Clock } from '#platform/clock';
import type { Settings } from '#platform/config';
import { type Database, serviceScope, type Tx } from '#platform/database';
import { enqueueMail } from '#platform/mail';
import { failpoint } from '#platform/program';
import type { Day } from '#values';
import { isFirstWord, readOccasion } from '../rules/occasion.js';
import { tellsAmber } from '../rules/preferences.js';
import { isTellingTime, MAILS_A_DAY } from '../rules/telling-hours.js';
import { usableAddress } from '../rules/usable-address.js';
import type { RuleVersion } from '../rules/evaluation-result.js';
import { whyNotSent } from '../rules/what-to-tell.js';
import { makeLinks } from '../store/acknowledge-links.js';
import { liveChannels } from '../store/alert-channels.js';
import { addEvents } from '../store/alert-events.js';
import { insertMessages, type NewMessage } from '../store/channel-messages.js';
import { preferencesOf } from '../store/preferences.js';
import { rulesInForce } from '../store/rule-versions.js';
import {
  digestsOn,
  noteDropped,
  markSent,
  peopleToTell,
  takeTurn,
  queuedNotifications,
  type QueuedNotification,
} from '../store/queued-notifications.js';
import { writeMessage } from '../texts/channel-message.js';
import { composeDigest, type Digest, type DigestItem } from '../texts/digest-mail.js';
import {
  markOthersNotified,
  NOTHING_PENDING,
  othersStillToTell,
  recipientsOf,
  type PendingNotifications,
  pendingNotifications,
} from './other-notifications.js';
import { type NamedPeople, namedPeople } from './who-is-named.js';

/**
 * A composed digest, to be sent as mail, as channel messages, or both. After the commit the caller
 * enqueues the jobs that deliver it. `mailId` is null for a person without a usable mail address.
 */
export interface ComposedDigest {
  mailId: string | null;
  personId: string;
  alerts: number;
  messageIds: readonly string[];
}

/**
 * Settings that determine when and how often people are notified. Settings that are left out have
 * the program's default values.
 */
export type TellingSettings = Pick<Settings, 'publicUrl'> &
  Partial<Pick<Settings, 'ALERT_HOURS' | 'ALERT_MAILS_A_DAY'>>;

/**
 * Options for composing digests. With `urgentOnly`, only notifications that must not wait for the
 * next working morning are included.
 */
export interface ComposeOptions {
  settings: TellingSettings;
  urgentOnly: boolean;
  /** The day for which digests are composed; default today. */
  on?: Day;
  /**
   * Whether digests are composed at any hour and on any day, because a person started the composing
   * by hand or the settings allow it. Default: as the settings say.
   */
  atAnyHour?: boolean;
}

/** Number of days for which an acknowledge link in a mail is valid. */
const LINK_DAYS = 30;
const DAY_MS = 86_400_000;

/** Data shared by all digests that one call of `composeDigests` creates. */
interface Round {
  clock: Clock;
  on: Day;
  calendar: WorkingCalendar;
  inForce: readonly RuleVersion[];
  settings: TellingSettings;
  urgentOnly: boolean;
  /** What people were to be told beside alerts when the round began. */
  pending: PendingNotifications;
}

/**
 * Composes one mail per person with pending notifications of alerts, with change requests to decide
 * or decided, with items of supervision, or with returns to submit, and messages with the same content for
 * the person's channels (webhooks and chat robots). For a person without a usable mail address,
 * only the channel messages are created. Each person is handled in one transaction that also marks
 * the notifications as sent, so that no notification is sent twice or lost. Notifications that are
 * outdated, answered, or no longer permitted for their reader are dropped. Nothing is sent outside
 * working hours or more often per day than the settings allow; such notifications stay pending.
 * Notifications that are not urgent are sent only in the morning: of every working day, or of the
 * first working day of the week, as the reader prefers.
 */
export async function composeDigests(
  database: Database,
  clock: Clock,
  {
    settings,
    urgentOnly,
    on = clock.today(),
    atAnyHour = settings.ALERT_HOURS === 'always',
  }: ComposeOptions,
): Promise<ComposedDigest[]> {
  const scope = serviceScope('alerts');
  const { calendar, inForce } = await database.read(scope, async (tx) => ({
    calendar: await loadCalendar(tx),
    inForce: await rulesInForce(tx, on),
  }));
  if (!atAnyHour && !isTellingTime(calendar, { today: on, timeOfDay: clock.timeOfDay() }))
    return [];
  const { people, pending } = await database.read(scope, async (tx) => {
    // What is to be told beside alerts can wait for the morning.
    const pending = urgentOnly ? NOTHING_PENDING : await pendingNotifications(tx, on);
    const all = new Set([...(await peopleToTell(tx, urgentOnly)), ...recipientsOf(pending)]);
    return { people: [...all].sort(), pending };
  });
  const composed: ComposedDigest[] = [];
  for (const personId of people) {
    await failpoint('digest.compose');
    const digest = await database.write(scope, (tx) =>
      composeFor(tx, personId, {
        clock,
        on,
        calendar,
        inForce,
        settings,
        urgentOnly,
        pending,
      }),
    );
    await failpoint('digest.composed');
    if (digest) composed.push(digest);
  }
  return composed;
}

async function composeFor(tx: Tx, personId: string, round: Round): Promise<ComposedDigest | null> {
  const { clock, on, calendar, settings, urgentOnly } = round;
  await takeTurn(tx, personId);
  const preferences = await preferencesOf(tx, personId);
  const amberToo = !urgentOnly && tellsAmber(preferences, calendar, on);
  if (urgentOnly && !preferences.urgentAtOnce) return null;
  const notifications = await queuedNotifications(tx, personId, !amberToo);
  const [person] = await addressees(tx, [personId]);
  if (!person) {
    await noteDropped(
      tx,
      notifications.map((one) => one.id),
      'account-closed',
    );
    return null;
  }
  if ((await digestsOn(tx, personId, on)) >= (settings.ALERT_MAILS_A_DAY ?? MAILS_A_DAY))
    return null;
  const { live, named } = await stillToTell(tx, personId, notifications, round);
  const others = await othersStillToTell(tx, personId, round.pending, on);
  if (live.length + Object.values(others).flat().length === 0) return null;
  const channels = await liveChannels(tx, personId);
  const byMail = usableAddress(person);
  if (!byMail && channels.length === 0) {
    await noteDropped(
      tx,
      live.map((one) => one.id),
      'no-address',
    );
    return null;
  }
  const at = clock.now();
  const links = byMail
    ? await linksFor(
        tx,
        at,
        personId,
        live.filter(({ state, unitId }) => state === 'open' && named.mayAnswer(personId, unitId)),
      )
    : new Map<string, string>();
  const items = itemsOf(live, links);
  const { publicUrl } = settings;
  const digest = { person, today: on, publicUrl, items, ...others };
  const words = composeDigest(digest);
  const mailId = byMail
    ? await enqueueMail(tx, {
        person,
        ...words,
        html: preferences.format === 'text' ? '' : words.html,
        publicUrl,
        at,
      })
    : null;
  const digestId = mailId ?? randomUUID();
  const messages = messagesFor(channels, digest, {
    personId,
    digestId,
    mailId,
    subject: words.subject,
    at,
  });
  await insertMessages(tx, messages);
  const told = live.map((one) => one.id);
  await markSent(tx, told, { digestId, mailId, on });
  await markOthersNotified(tx, others, { personId, digestId, mailId, on });
  await addEvents(
    tx,
    live.map(({ alertId, unitId, occasion }) => ({
      alertId,
      unitId,
      event: 'told',
      facts: { people: [personId], ...(mailId === null ? {} : { mailId }), occasion },
    })),
    'service:alerts',
    on,
  );
  await failpoint('digest.commit');
  return {
    mailId,
    personId,
    alerts: items.length,
    messageIds: messages.map((message) => message.id),
  };
}

/** Marks the notifications that must not be sent any more as dropped, and returns the others. */
async function stillToTell(
  tx: Tx,
  personId: string,
  notifications: readonly QueuedNotification[],
  { on, inForce }: Round,
): Promise<{ live: QueuedNotification[]; named: NamedPeople }> {
  const named = await namedPeople(
    tx,
    notifications.map((one) => one.unitId),
    on,
    inForce,
  );
  const evaluated = notifications.map((one) => ({
    one,
    why: whyNotSent(one, personId, named.concerned(one).includes(personId)),
  }));
  for (const why of ['stale', 'answered', 'not-theirs'] as const)
    await noteDropped(
      tx,
      evaluated.filter((each) => each.why === why).map(({ one }) => one.id),
      why,
    );
  return { live: evaluated.flatMap(({ one, why }) => (why === null ? [one] : [])), named };
}

/**
 * Creates an acknowledge link for each of the given alerts. The caller must pass only alerts that
 * the person may answer.
 * @returns the token of each link, by alert id.
 */
function linksFor(
  tx: Tx,
  now: Date,
  personId: string,
  answerable: readonly QueuedNotification[],
): Promise<Map<string, string>> {
  const byAlert = new Map(answerable.map((one) => [one.alertId, one]));
  return makeLinks(
    tx,
    [...byAlert.values()],
    personId,
    new Date(now.getTime() + LINK_DAYS * DAY_MS),
  );
}

/** Builds the messages with the content of a digest, one for each of the person's channels. */
const messagesFor = (
  channels: Awaited<ReturnType<typeof liveChannels>>,
  digest: Digest,
  {
    subject,
    ...of
  }: Pick<NewMessage, 'personId' | 'digestId' | 'mailId' | 'at'> & { subject: string },
): NewMessage[] =>
  channels.map(({ id: channelId, kind, name }) => {
    const id = randomUUID();
    return {
      ...of,
      id,
      channelId,
      kind,
      channelName: name,
      body: writeMessage(kind, digest, subject, {
        id,
        at: of.at,
        publicUrl: digest.publicUrl,
        personId: of.personId,
      }),
    };
  });

/**
 * Builds one digest item per alert from all its pending notifications. The item contains the reason
 * why the reader is notified. It is that of the first notification of the alert if this
 * notification is still pending, otherwise that of the latest notification.
 */
function itemsOf(
  live: readonly QueuedNotification[],
  links: ReadonlyMap<string, string>,
): DigestItem[] {
  const byAlert = new Map<string, QueuedNotification[]>();
  for (const one of live) byAlert.set(one.alertId, [...(byAlert.get(one.alertId) ?? []), one]);
  return [...byAlert.values()].flatMap((notifications) => {
    const said =
      notifications.find(({ occasion }) => isFirstWord(occasion)) ?? notifications.at(-1);
    if (!said) return [];
    const {
      alertId,
      rule,
      severity,
      inputs,
      projectId,
      projectName,
      occasion,
      state,
      committedOn,
    } = said;
    return [
      {
        alertId,
        rule,
        severity,
        inputs,
        project: { id: projectId, name: projectName },
        again: readOccasion(occasion),
        promisedFor: state === 'acknowledged' ? committedOn : null,
        linkToken: links.get(alertId) ?? null,
      },
    ];
  });
}
