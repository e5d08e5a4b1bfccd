import type { Tx } from '#platform/database';
import { enqueueMail } from '#platform/mail';
import { addressees, peopleInRoles } from '../queries/people.js';
import {
  type AccountMail,
  type AccountNotice,
  wordForAuditAdmin,
  wordForPerson,
} from '../texts/account-mails.js';
import type { AccountServices } from './account-services.js';

/**
 * A change of an account about which mails are sent. `byName` is the name of the person who made
 * the change; null if it is the owner of the account.
 */
export interface AccountEvent {
  personId: string;
  notice: AccountNotice;
  byName: string | null;
  /** Ids of other people who get the same mail as the owner of the account. */
  alsoTell?: readonly string[];
  /**
   * If true, no audit administrator is mailed about this change, because another step of the same
   * change mails them.
   */
  personOnly?: boolean;
}

/**
 * Queues a mail to the owner of the account and one to every audit administrator. This must be done
 * in the transaction of the change, so that no change of an account is committed without these
 * mails.
 */
export async function sendAccountNotices(
  tx: Tx,
  services: AccountServices,
  event: AccountEvent,
): Promise<void> {
  const { personId, notice, byName, alsoTell = [], personOnly = false } = event;
  const people = await addressees(tx, [personId, ...alsoTell]);
  const person = people.find(({ id }) => id === personId);
  if (!person) return;
  const frame = { html: '', publicUrl: services.publicUrl, at: services.clock.now() };
  const mail: AccountMail = { notice, person, byName, publicUrl: services.publicUrl };
  for (const reader of people) {
    const words = wordForPerson({ ...mail, person: reader }, reader.language);
    await enqueueMail(tx, { person: reader, ...words, ...frame });
  }
  if (personOnly) return;
  const auditors = await peopleInRoles(tx, ['audit-admin'], services.clock.today());
  for (const auditor of auditors.filter(({ id }) => !people.some((told) => told.id === id))) {
    await enqueueMail(tx, {
      person: auditor,
      ...wordForAuditAdmin(mail, auditor.language),
      ...frame,
    });
  }
}
