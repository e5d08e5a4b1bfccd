import { randomUUID } from 'node:crypto';
import { addressees, managersOf } from '#identity';
import { type Clock, type Database, enqueueMail, loadCalendar, passing, serviceScope, type Tx, type WorkingCalendar } from '#platform';
import { readOccasion } from '../rules/occasion.js';
import { tellsAmber } from '../rules/preferences.js';
import { usableAddress } from '../rules/usable-address.js';
import { makeLinks } from '../store/acknowledge-links.js';
import { liveChannels } from '../store/alert-channels.js';
import { addEvents } from '../store/alert-events.js';
import { insertMessages, type NewMessage } from '../store/channel-messages.js';
import { preferencesOf } from '../store/preferences.js';
import { noteDropped, noteTold, peopleToTell, takeTurn, untoldNews, type UntoldNews } from '../store/untold-news.js';
import { writeMessage } from '../texts/channel-message.js';
import { composeDigest, type Digest, type DigestItem } from '../texts/digest.js';

/** A mail that was put into the outbox, and what says the same to the person's channels: ring for them. No mail for whom none can be written to. */
export interface ComposedDigest { mailId: string | null; personId: string; alerts: number; messageIds: readonly string[] }

/** What to compose: with `urgentOnly` what cannot wait for the morning; links begin with the settings' public address. */
export interface ComposeOptions { settings: { publicUrl: string }; urgentOnly: boolean }

/** A link of a mail can be used for so long; afterwards the inbox is the way. */
const LINK_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Writes one mail for each person who has to be told something, with the same to their channels, or to these alone where no mail can be addressed; each in one transaction with the note that they were told,
 * so that nothing is told twice and nothing is forgotten. What is no longer so is dropped, not sent. What can wait, waits for
 * the morning of a working day, or of the week's first, as its reader prefers.
 */
export async function composeDigests(database: Database, clock: Clock, options: ComposeOptions): Promise<ComposedDigest[]> {
  const scope = serviceScope('alerts');
  const { people, calendar } = await database.read(scope, async (tx) => ({ people: await peopleToTell(tx, options.urgentOnly), calendar: await loadCalendar(tx) }));
  const composed: ComposedDigest[] = [];
  for (const personId of people) {
    await passing('digest.compose');
    const digest = await database.write(scope, (tx) => composeFor(tx, clock, calendar, personId, options));
    await passing('digest.composed');
    if (digest) composed.push(digest);
  }
  return composed;
}

async function composeFor(tx: Tx, clock: Clock, calendar: WorkingCalendar, personId: string, { settings, urgentOnly }: ComposeOptions): Promise<ComposedDigest | null> {
  await takeTurn(tx, personId);
  const preferences = await preferencesOf(tx, personId);
  const amberToo = !urgentOnly && tellsAmber(preferences, calendar, clock.today());
  if (urgentOnly && !preferences.urgentAtOnce) return null;
  const news = await untoldNews(tx, personId, !amberToo);
  // What was put off meanwhile is told when that is over.
  const live = news.filter((one) => one.state === 'open' || one.state === 'acknowledged');
  await noteDropped(tx, news.filter((one) => !live.includes(one)).map((one) => one.id), 'stale');
  if (live.length === 0) return null;
  const [person] = await addressees(tx, [personId]);
  const channels = person ? await liveChannels(tx, personId) : [];
  const byMail = person !== undefined && usableAddress(person);
  if (!person || (!byMail && channels.length === 0)) {
    await noteDropped(tx, live.map((one) => one.id), 'no-address');
    return null;
  }
  const at = clock.now();
  const links = byMail ? await linksFor(tx, clock, personId, live) : new Map<string, string>();
  const items = itemsOf(live, links);
  const digest: Digest = { person, today: clock.today(), publicUrl: settings.publicUrl, items };
  const words = composeDigest(digest);
  const mailId = byMail ? await enqueueMail(tx, { person, ...words, html: preferences.format === 'text' ? '' : words.html, publicUrl: settings.publicUrl, at }) : null;
  const digestId = mailId ?? randomUUID();
  const messages = messagesFor(channels, digest, { personId, digestId, mailId, subject: words.subject, at });
  await insertMessages(tx, messages);
  await noteTold(tx, live.map((one) => one.id), { digestId, mailId });
  await addEvents(tx, live.map(({ alertId, unitId, occasion }) => ({ alertId, unitId, event: 'told', facts: { people: [personId], ...(mailId === null ? {} : { mailId }), occasion } })), 'service:alerts', clock.today());
  await passing('digest.commit');
  return { mailId, personId, alerts: items.length, messageIds: messages.map((message) => message.id) };
}

/** A link for each alert that the person may answer; whoever only has to know of it is given none that would be refused. @returns tokens by alert. */
async function linksFor(tx: Tx, clock: Clock, personId: string, live: readonly UntoldNews[]): Promise<Map<string, string>> {
  const managed = new Set((await managersOf(tx, [...new Set(live.map((one) => one.unitId))], clock.today())).filter((manager) => manager.personId === personId).map(({ unitId }) => unitId));
  const answerable = new Map(live.filter(({ unitId }) => managed.has(unitId)).map((one) => [one.alertId, one]));
  return makeLinks(tx, [...answerable.values()], personId, new Date(clock.now().getTime() + LINK_DAYS * DAY_MS));
}

/** The same to each channel that the person has. */
const messagesFor = (channels: Awaited<ReturnType<typeof liveChannels>>, digest: Digest, { subject, ...of }: Pick<NewMessage, 'personId' | 'digestId' | 'mailId' | 'at'> & { subject: string }): NewMessage[] => channels.map(({ id: channelId, kind, name }) => {
  const id = randomUUID();
  return { ...of, id, channelId, kind, channelName: name, body: writeMessage(kind, digest, subject, { id, at: of.at, publicUrl: digest.publicUrl, personId: of.personId }) };
});

/** One item per alert, although several occasions of it may have piled up; the last one says why it is told. */
function itemsOf(live: readonly UntoldNews[], links: ReadonlyMap<string, string>): DigestItem[] {
  const byAlert = new Map<string, DigestItem>();
  for (const { alertId, rule, severity, inputs, projectId, projectName, occasion } of live) {
    byAlert.set(alertId, { alertId, rule, severity, inputs, project: { id: projectId, name: projectName }, again: readOccasion(occasion) ?? byAlert.get(alertId)?.again ?? null, linkToken: links.get(alertId) ?? null });
  }
  return [...byAlert.values()];
}
