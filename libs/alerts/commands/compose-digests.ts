import { randomUUID } from 'node:crypto';
import { addressees } from '#identity';
import {
  type Clock,
  type Database,
  enqueueMail,
  loadCalendar,
  passing,
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
import type { RuleVersion } from '../rules/verdict.js';
import { whyNotTold } from '../rules/what-to-tell.js';
import { makeLinks } from '../store/acknowledge-links.js';
import { liveChannels } from '../store/alert-channels.js';
import { addEvents } from '../store/alert-events.js';
import { insertMessages, type NewMessage } from '../store/channel-messages.js';
import { preferencesOf } from '../store/preferences.js';
import { rulesInForce } from '../store/rule-versions.js';
import {
  digestsOn,
  noteDropped,
  noteTold,
  peopleToTell,
  takeTurn,
  untoldNews,
  type UntoldNews,
} from '../store/untold-news.js';
import { writeMessage } from '../texts/channel-message.js';
import { composeDigest, type Digest, type DigestItem } from '../texts/digest.js';
import { type NamedPeople, namedPeople } from './who-is-named.js';

/** A mail that was put into the outbox, and what says the same to the person's channels: ring for them. No mail for whom none can be written to. */
export interface ComposedDigest {
  mailId: string | null;
  personId: string;
  alerts: number;
  messageIds: readonly string[];
}

/** Settings that decide when and how people are told; what is left out is as the program has it. */
export type TellingSettings = Pick<Settings, 'publicUrl'> &
  Partial<Pick<Settings, 'ALERT_HOURS' | 'ALERT_MAILS_A_DAY'>>;

/** What to compose: with `urgentOnly` what cannot wait for the morning; links begin with the settings' public address. */
export interface ComposeOptions {
  settings: TellingSettings;
  urgentOnly: boolean;
  /** The day as of which people are told; today unless given. */
  on?: Day;
  /** Tells whatever the hour and the day of the week: somebody asked for it by hand. */
  atAnyHour?: boolean;
}

/** A link of a mail can be used for so long; afterwards the inbox is the way. */
const LINK_DAYS = 30;
const DAY_MS = 86_400_000;

/** What is the same for everybody who is told at one time. */
interface Round {
  clock: Clock;
  on: Day;
  calendar: WorkingCalendar;
  inForce: readonly RuleVersion[];
  settings: TellingSettings;
  urgentOnly: boolean;
}

/**
 * Writes one mail for each person who has to be told something, with the same to their channels, or to these alone where no mail can be addressed; each in one transaction with the note that they were told,
 * so that nothing is told twice and nothing is forgotten. What is no longer so, was answered, or is no longer its reader's to know is dropped, not sent.
 * Nobody is told outside the hours of working days, or more often a day than the settings say; what waits is told in the next window,
 * and what is not urgent on the morning of a working day, or of the week's first, as its reader prefers.
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
    await passing('digest.compose');
    const digest = await database.write(scope, (tx) =>
      composeFor(tx, personId, { clock, on, calendar, inForce, settings, urgentOnly }),
    );
    await passing('digest.composed');
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
  const news = await untoldNews(tx, personId, !amberToo);
  const [person] = await addressees(tx, [personId]);
  if (!person) {
    await noteDropped(
      tx,
      news.map((one) => one.id),
      'account-closed',
    );
    return null;
  }
  if ((await digestsOn(tx, personId, on)) >= (settings.ALERT_MAILS_A_DAY ?? MAILS_A_DAY))
    return null;
  const { live, named } = await stillToTell(tx, personId, news, round);
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
  await noteTold(
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
  await passing('digest.commit');
  return {
    mailId,
    personId,
    alerts: items.length,
    messageIds: messages.map((message) => message.id),
  };
}

/** Drops what somebody is not told after all, and says whom the rest concerns. */
async function stillToTell(
  tx: Tx,
  personId: string,
  news: readonly UntoldNews[],
  { on, inForce }: Round,
): Promise<{ live: UntoldNews[]; named: NamedPeople }> {
  const named = await namedPeople(
    tx,
    news.map((one) => one.unitId),
    on,
    inForce,
  );
  const judged = news.map((one) => ({
    one,
    why: whyNotTold(one, personId, named.concerned(one).includes(personId)),
  }));
  for (const why of ['stale', 'answered', 'not-theirs'] as const)
    await noteDropped(
      tx,
      judged.filter((each) => each.why === why).map(({ one }) => one.id),
      why,
    );
  return { live: judged.flatMap(({ one, why }) => (why === null ? [one] : [])), named };
}

/** A link for each alert that the person may answer; whoever only has to know of it is given none that would be refused. @returns tokens by alert. */
function linksFor(
  tx: Tx,
  now: Date,
  personId: string,
  answerable: readonly UntoldNews[],
): Promise<Map<string, string>> {
  const byAlert = new Map(answerable.map((one) => [one.alertId, one]));
  return makeLinks(
    tx,
    [...byAlert.values()],
    personId,
    new Date(now.getTime() + LINK_DAYS * DAY_MS),
  );
}

/** The same to each channel that the person has. */
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

/** One item per alert, although several occasions of it may have piled up: the first word says why it is told, or else the last. */
function itemsOf(live: readonly UntoldNews[], links: ReadonlyMap<string, string>): DigestItem[] {
  const byAlert = new Map<string, UntoldNews[]>();
  for (const one of live) byAlert.set(one.alertId, [...(byAlert.get(one.alertId) ?? []), one]);
  return [...byAlert.values()].flatMap((news) => {
    const said = news.find(({ occasion }) => isFirstWord(occasion)) ?? news.at(-1);
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
