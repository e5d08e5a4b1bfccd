import { newestSeal, recordDeed } from '#audit';
import { cityAuditors } from '#identity';
import { type Clock, type Database, enqueueMail, serviceScope, settleKnownAt, type Tx } from '#platform';
import type { Day } from '#values';
import { fingerprintOf, type LedgerDigest, readDigest, sha256OfFile, signDigest } from '../rules/digest.js';
import type { NotedHead } from '../rules/noted-head.js';
import { dueDigestDay } from '../rules/proof-days.js';
import type { DigestKey } from '../store/digest-key.js';
import { digestOf, headsAsOf, keepDigest, newestDigest, type StoredDigest } from '../store/digest-rows.js';
import { digestMail, type NewKey } from '../texts/digest-mail.js';

/** A day's digest that was made now: ring for its mails. */
export interface MadeDigest { day: Day; entries: bigint; mailIds: string[] }

/**
 * Makes today's digest if it is due and nobody has, signs it and mails it to every auditor of the whole city, in one transaction.
 * May be called by anybody at any time. A ledger that never held anything has none. A key that is not the one of the digest before
 * is said in the mail and in the record: a key that was lost, or put in the place of another, must not go unseen.
 * @returns null when there was nothing to do.
 */
export async function makeDueDigest(database: Database, clock: Clock, key: DigestKey, settings: { publicUrl: string }): Promise<MadeDigest | null> {
  const day = dueDigestDay(clock);
  const scope = serviceScope('ledger-digest');
  if (!day || await database.read(scope, (tx) => digestOf(tx, day))) return null;
  const asOf = await settleKnownAt(database, scope, null);
  const facts = await database.read(scope, async (tx) => ({ heads: await headsAsOf(tx, asOf), seal: await newestSeal(tx), previous: await newestDigest(tx) }));
  if (facts.heads.length === 0 && !facts.previous) return null;
  const digest = digestFrom(day, asOf, facts);
  const text = signDigest(digest, key.privateKey);
  const stored: StoredDigest = { day, asOf, projects: facts.heads.length, entries: BigInt(digest.totals.entries), sha256: sha256OfFile(text), text, madeAt: clock.now() };
  const keyBefore = facts.previous && anotherKey(facts.previous.text, key);
  return database.write(scope, async (tx) => {
    if (!await keepDigest(tx, stored)) return null;
    await recordDeed(tx, scope, { action: 'ledger-digest.make', subjectType: 'ledger-digest', subjectId: day, ...(keyBefore === null ? {} : { oldValue: { key: keyBefore } }), newValue: { sha256: stored.sha256, entries: stored.entries, projects: stored.projects, key: key.fingerprint } });
    return { day, entries: stored.entries, mailIds: await mailToAuditors(tx, clock, settings, { digest: stored, newKey: keyBefore === null ? null : { before: keyBefore, now: key.fingerprint } }) };
  });
}

function digestFrom(day: Day, asOf: Date, { heads, seal, previous }: { heads: readonly NotedHead[]; seal: Awaited<ReturnType<typeof newestSeal>>; previous: StoredDigest | null }): LedgerDigest {
  const sum = (of: (head: NotedHead) => bigint): string => String(heads.reduce((all, head) => all + of(head), 0n));
  return {
    format: 'tracker-ledger-digest', version: '1', day, asOf: asOf.toISOString(),
    projects: heads.map((head) => ({ ...head, entries: String(head.entries), completedFen: String(head.completedFen), fundsFen: String(head.fundsFen), paidFen: String(head.paidFen) })),
    totals: { projects: String(heads.length), entries: sum((head) => head.entries), completedFen: sum((head) => head.completedFen), fundsFen: sum((head) => head.fundsFen), paidFen: sum((head) => head.paidFen) },
    record: seal && { number: String(seal.number), lastRecordId: String(seal.toId), hash: seal.hash, sealedAt: seal.sealedAt.toISOString() },
    previous: previous && { day: previous.day, sha256: previous.sha256 },
  };
}

/** The fingerprint of the key that signed a digest when it is not this one; null when it is. */
function anotherKey(text: string, key: DigestKey): string | null {
  const before = fingerprintOf(readDigest(text));
  return before === key.fingerprint ? null : before;
}

async function mailToAuditors(tx: Tx, clock: Clock, { publicUrl }: { publicUrl: string }, { digest, newKey }: { digest: StoredDigest; newKey: NewKey | null }): Promise<string[]> {
  const mailIds: string[] = [];
  for (const person of await cityAuditors(tx, clock.today())) mailIds.push(await enqueueMail(tx, { person, ...digestMail(digest, person.language, publicUrl, newKey), attachment: { name: digestFileName(digest.day), text: digest.text }, publicUrl, at: clock.now() }));
  return mailIds;
}

/** The name of a digest's file. */
export const digestFileName = (day: Day): string => `ledger-${day}.json`;
