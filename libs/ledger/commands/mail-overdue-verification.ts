import { peopleInRoles } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope } from '#platform/database';
import { enqueueMail } from '#platform/mail';
import { lapsedDays } from '../rules/proof-days.js';
import { noteLapse, verificationState } from '../store/verification-rows.js';
import { lapseMail } from '../texts/lapse-mail.js';

/**
 * Mails auditors and system administrators, once, when the ledger has not been verified for too
 * long.
 * @returns the ids of the mails to enqueue; empty when the last verification is recent or the mail
 * has already been sent.
 */
export async function mailOverdueVerification(
  database: Database,
  clock: Clock,
  { publicUrl }: { publicUrl: string },
): Promise<string[]> {
  const scope = serviceScope('ledger-verify');
  const { since } = await database.read(scope, verificationState);
  const days = lapsedDays(since, clock.now());
  if (!since || days === null) return [];
  return database.write(scope, async (tx) => {
    if (!(await noteLapse(tx, since, clock.now()))) return [];
    const mailIds: string[] = [];
    for (const person of await peopleInRoles(tx, ['auditor', 'system-admin'], clock.today())) {
      mailIds.push(
        await enqueueMail(tx, {
          person,
          ...lapseMail(days, since, person.language, publicUrl),
          publicUrl,
          at: clock.now(),
        }),
      );
    }
    return mailIds;
  });
}
