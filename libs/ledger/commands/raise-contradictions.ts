import { recordAuditEvent } from '#audit';
import { type Addressee, cityAuditors, peopleInRoles } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope, type Tx } from '#platform/database';
import { enqueueMail } from '#platform/mail';
import type { FoundContradiction } from '../rules/contradiction.js';
import { type Contradiction, keepContradictions } from '../store/contradiction-rows.js';
import { contradictionMail } from '../texts/contradiction-mail.js';

/** Settings for composing mails: the base address of their links. */
export interface Telling {
  publicUrl: string;
}

/**
 * Stores contradictions found by a verification, and mails auditors and administrators about those
 * that were not stored before.
 * @returns the ids of the mails to enqueue.
 */
export async function raiseContradictions(
  database: Database,
  clock: Clock,
  found: readonly FoundContradiction[],
  telling: Telling,
): Promise<string[]> {
  if (found.length === 0) return [];
  return database.write(serviceScope('ledger-verify'), (tx) => raiseIn(tx, clock, found, telling));
}

/** Does the same as {@link raiseContradictions} within the caller's transaction. */
export async function raiseIn(
  tx: Tx,
  clock: Clock,
  found: readonly FoundContradiction[],
  { publicUrl }: Telling,
): Promise<string[]> {
  const fresh = found.length === 0 ? [] : await keepContradictions(tx, found, clock.now());
  if (fresh.length === 0) return [];
  for (const one of fresh) await noteRaised(tx, one);
  const mailIds: string[] = [];
  for (const person of await concerned(tx, clock)) {
    const text = contradictionMail(fresh, person.language, publicUrl);
    mailIds.push(await enqueueMail(tx, { person, ...text, publicUrl, at: clock.now() }));
  }
  return mailIds;
}

const noteRaised = (tx: Tx, { id, kind, projectId, what }: Contradiction): Promise<void> =>
  recordAuditEvent(tx, serviceScope('ledger-verify'), {
    action: 'ledger-contradiction.raise',
    subjectType: 'ledger-contradiction',
    subjectId: id,
    newValue: { kind, projectId, what },
  });

/**
 * Lists the recipients of mails about contradictions, without duplicates: the auditors of the whole
 * city and the administrators of the system and of the audit log.
 */
async function concerned(tx: Tx, clock: Clock): Promise<Addressee[]> {
  const today = clock.today();
  const all = [
    ...(await cityAuditors(tx, today)),
    ...(await peopleInRoles(tx, ['audit-admin', 'system-admin'], today)),
  ];
  return [...new Map(all.map((person) => [person.id, person])).values()];
}
