import { randomUUID } from 'node:crypto';
import { addressees } from '#identity';
import {
  type Clock,
  type Database,
  enqueueMail,
  loadCalendar,
  failpoint,
  serviceScope,
  type Settings,
  type Tx,
  type WorkingCalendar,
} from '#platform';
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
import { composeDigest, type Digest, type DigestItem } from '../texts/digest.js';
import { type NamedPeople, namedPeople } from './who-is-named.js';

/**
 * A composed digest: as mail, as channel messages, or both. After the commit the caller enqueues
 * jobs to deliver them. `mailId` is null for a person without a usable address.
 */
export interface ComposedDigest {
  mailId: string | null;
  personId: string;
  alerts: number;
  messageIds: readonly string[];
}

/**
 * Settings that decide when and how people are notified; those left out have the program's
 * defaults.
 */
export type TellingSettings = Pick<Settings, 'publicUrl'> &
  Partial<Pick<Settings, 'ALERT_HOURS' | 'ALERT_MAILS_A_DAY'>>;

/** What to compose: with `urgentOnly` only notifications that cannot wait for the morning. */
export interface ComposeOptions {
  settings: TellingSettings;
  urgentOnly: boolean;
  /** The day of the digests; default today. */
  on?: Day;
  /** Sends at any hour and on any day, because a person started it by hand. */
  atAnyHour?: boolean;
}

/** Number of days for which an acknowledge link in a mail is valid. */
const LINK_DAYS = 30;
const DAY_MS = 86_400_000;

/** Data shared by all digests composed in one run. */
interface Round {
  clock: Clock;
  on: Day;
  calendar: WorkingCalendar;
  inForce: readonly RuleVersion[];
  settings: TellingSettings;
  urgentOnly: boolean;
}

/**
 * Composes one mail per person with pending notifications, and the same content for their channels,
 * or for the channels alone when no mail address is usable. Each person is handled in one
 * transaction that also marks the notifications as sent, so that none is sent twice or lost.
 * Notifications that are outdated, answered, or no longer permitted for their reader are dropped.
 * Nothing is sent outside working hours or more often per day than the settings allow; the rest
 * waits until it may be sent. Notifications that are not urgent wait for the morning of a working
 * day, or of the first working day of the week, as the reader prefers.
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
  const people = await database.read(scope, (tx) => peopleToTell(tx, urgentOnly));
  const composed: ComposedDigest[] = [];
  for (const personId of people) {
    await failpoint('digest.compose');
    const digest = await database.write(scope, (tx) =>
      composeFor(tx, personId, { clock, on, calendar, inForce, settings, urgentOnly }),
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
  if (live.length === 0) return null;
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
  const digest: Digest = { person, today: on, publicUrl: settings.publicUrl, items };
  const words = composeDigest(digest);
  const mailId = byMail
    ? await enqueueMail(tx, {
        person,
        ...words,
        html: preferences.format === 'text' ? '' : words.html,
        publicUrl: settings.publicUrl,
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
  await markSent(
    tx,
    live.map((one) => one.id),
    { digestId, mailId, on },
  );
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

/** Drops the notifications that must not be sent any more and returns the rest. */
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
 * Creates an acknowledge link for each alert that the person may answer; readers without that right
 * get no link.
 * @returns tokens by alert.
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

/** The messages with the content of a digest, one for each of the person's channels. */
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
 * Builds one item per alert from all its pending notifications: the reason is that of the first
 * notification ever sent, or else of the latest.
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
