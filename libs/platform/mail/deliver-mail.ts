import type { Clock } from '../clock/clock.js';
import type { Settings } from '../config/settings.js';
import type { Database } from '../database/database.js';
import { noOrganisationsScope, type Scope, withPrivileges } from '../database/scope.js';
import { failpoint } from '../program/failure-points.js';
import {
  claimMail,
  dueMailIds,
  noteDelay,
  noteFailed,
  noteSent,
  type OutgoingMail,
} from './mail-row.js';
import { openMailer, POST_MAX_MS, type Mailer } from './mailer.js';
import { afterFailure, type SendError, sortFailure } from './rules/after-failure.js';

/**
 * Result of an attempt to deliver a mail. `waiting`: it will be tried again later. `not-due`:
 * nothing was tried, because the mail is not due or another process is sending it.
 */
export type Delivery =
  | { outcome: 'sent' | 'waiting' | 'failed'; attempts: number; reason?: string }
  | { outcome: 'not-due' };

/**
 * Time in ms for which a process reserves a mail. It is longer than any delivery attempt, so that
 * no other process sends the same mail meanwhile.
 */
const LEASE_MS = POST_MAX_MS + 30_000;
const BATCH = 100;

const mailScope = (): Scope =>
  withPrivileges(noOrganisationsScope('service:mail', crypto.randomUUID()), 'mail');

/**
 * Tries once to deliver a mail, if the mail is due. Any process may call this any number of times;
 * the mail is sent only once. There is one exception: if the process dies after the mail server has
 * accepted the mail and before this is stored, the mail is sent again with the same Message-ID.
 */
export async function deliverMail(
  database: Database,
  clock: Clock,
  mailer: Mailer,
  id: string,
): Promise<Delivery> {
  await failpoint('mail.claim');
  const mail = await database.write(mailScope(), (tx) => claimMail(tx, id, clock.now(), LEASE_MS));
  await failpoint('mail.claimed');
  if (!mail) return { outcome: 'not-due' };
  let response: string;
  try {
    response = await mailer.post(mail);
  } catch (error) {
    return noteFailure(database, clock, mail, error as Error & SendError);
  }
  await failpoint('mail.posted');
  await database.write(mailScope(), async (tx) => {
    await noteSent(tx, id, clock.now(), response);
    await failpoint('mail.note');
  });
  await failpoint('mail.noted');
  return { outcome: 'sent', attempts: mail.attempts };
}

async function noteFailure(
  database: Database,
  clock: Clock,
  mail: OutgoingMail,
  error: Error & SendError,
): Promise<Delivery> {
  const now = clock.now();
  const ageMs = now.getTime() - mail.composedAt.getTime();
  const then = afterFailure(sortFailure(error), {
    attempts: mail.attempts,
    ageMs,
    chance: Math.random(),
  });
  await failpoint('mail.note');
  await database.write(mailScope(), (tx) =>
    then.state === 'failed'
      ? noteFailed(tx, mail.id, now, error.message)
      : noteDelay(tx, mail.id, new Date(now.getTime() + then.waitMs), error.message),
  );
  await failpoint('mail.noted');
  return {
    outcome: then.state === 'failed' ? 'failed' : 'waiting',
    attempts: mail.attempts,
    reason: error.message,
  };
}

/** Lists the ids of the mails that are due now, oldest first, at most {@link BATCH}. */
export const dueMails = (database: Database, clock: Clock): Promise<string[]> =>
  database.read(mailScope(), (tx) => dueMailIds(tx, clock.now(), BATCH));

/**
 * Number of delivery attempts by their result: mail sent, to be tried again later, or permanently
 * failed.
 */
export interface DeliveryTally {
  sent: number;
  waiting: number;
  failed: number;
}

/**
 * Tries to deliver every mail that is due, without the job queue. For commands that report the
 * result.
 */
export async function deliverDueMails(
  database: Database,
  clock: Clock,
  settings: Settings,
): Promise<DeliveryTally> {
  const mailer = openMailer(settings);
  const tally: DeliveryTally = { sent: 0, waiting: 0, failed: 0 };
  for (
    let due = await dueMails(database, clock);
    due.length > 0;
    due = await dueMails(database, clock)
  ) {
    for (const id of due) {
      const { outcome } = await deliverMail(database, clock, mailer, id);
      if (outcome !== 'not-due') tally[outcome] += 1;
    }
  }
  return tally;
}
