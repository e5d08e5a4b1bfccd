import { addressees } from '#identity';
import { type Clock, type Database, enqueueMail, serviceScope, type Tx } from '#platform';
import type { Day } from '#values';
import { noteDropped, noteTold, peopleToTell, takeTurn, untoldNews, type UntoldNews } from '../store/untold-news.js';
import { composeDigest, type DigestItem } from '../texts/digest.js';

/** A mail that was put into the outbox: ring for it. */
export interface ComposedDigest { mailId: string; personId: string; alerts: number }

/** What to compose: with `urgentOnly` what cannot wait for the morning; links begin with the settings' public address. */
export interface ComposeOptions { settings: { publicUrl: string }; urgentOnly: boolean }

/**
 * Writes one mail for each person who has to be told something, each in one transaction with the note that they were told,
 * so that nothing is told twice and nothing is forgotten. What is no longer so is dropped, not sent.
 */
export async function composeDigests(database: Database, clock: Clock, options: ComposeOptions): Promise<ComposedDigest[]> {
  const scope = serviceScope('alerts');
  const people = await database.read(scope, (tx) => peopleToTell(tx, options.urgentOnly));
  const composed: ComposedDigest[] = [];
  for (const personId of people) {
    const digest = await database.write(scope, (tx) => composeFor(tx, clock, personId, options));
    if (digest) composed.push(digest);
  }
  return composed;
}

async function composeFor(tx: Tx, clock: Clock, personId: string, { settings, urgentOnly }: ComposeOptions): Promise<ComposedDigest | null> {
  await takeTurn(tx, personId);
  const news = await untoldNews(tx, personId, urgentOnly);
  const live = news.filter((one) => one.state === 'open' || one.state === 'acknowledged');
  await noteDropped(tx, news.filter((one) => !live.includes(one)).map((one) => one.id), 'stale');
  if (live.length === 0) return null;
  const [person] = await addressees(tx, [personId]);
  if (!person) {
    await noteDropped(tx, live.map((one) => one.id), 'no-address');
    return null;
  }
  const items = itemsOf(live);
  const words = composeDigest({ person, today: clock.today(), publicUrl: settings.publicUrl, items });
  const mailId = await enqueueMail(tx, { person, ...words, publicUrl: settings.publicUrl, at: clock.now() });
  await noteTold(tx, live.map((one) => one.id), mailId);
  return { mailId, personId, alerts: items.length };
}

const BROKEN = /^commitment-broken-(\d{4}-\d\d-\d\d)$/;

/** One item per alert, although several occasions of it may have piled up. */
function itemsOf(live: readonly UntoldNews[]): DigestItem[] {
  const byAlert = new Map<string, DigestItem>();
  for (const { alertId, rule, severity, inputs, projectId, projectName, occasion } of live) {
    const brokenCommitmentOn = (BROKEN.exec(occasion)?.[1] as Day | undefined) ?? byAlert.get(alertId)?.brokenCommitmentOn ?? null;
    byAlert.set(alertId, { rule, severity, inputs, project: { id: projectId, name: projectName }, brokenCommitmentOn });
  }
  return [...byAlert.values()];
}
