import type { Clock } from '#platform/clock';
import { type Database, serviceScope, type Tx } from '#platform/database';
import { withdrawMails } from '#platform/mail';
import type { Day } from '#values';
import { whyNotSent } from '../rules/what-to-tell.js';
import { withdrawMessages } from '../store/channel-messages.js';
import { rulesInForce } from '../store/rule-versions.js';
import {
  type Dropped,
  mailsToClosedAccounts,
  noteDropped,
  reachedNobody,
  tellAgain,
  waitingNotifications,
  type WaitingNotification,
} from '../store/queued-notifications.js';
import { forgetRequestsNotified } from '../store/request-notifications.js';
import { forgetReturnsNotified } from '../store/return-notifications.js';
import { forgetItemsNotified } from '../store/supervision-notifications.js';
import { evaluateSteps } from './request-notifications.js';
import { evaluateReminders } from './return-notifications.js';
import { evaluateOccasions } from './supervision-notifications.js';
import { namedPeople } from './who-is-named.js';

/**
 * A notification that is due but not sent. `why` is the reason why it must not be sent any more;
 * null when it must still be sent.
 */
interface CachedEvaluation extends WaitingNotification {
  why: Dropped | null;
}

/**
 * Withdraws due mails and channel messages that must not be sent any more: all alerts in them have
 * ended or were answered, the reader may no longer read one of the alerts, or the reader's account
 * was closed. Notifications of a withdrawn digest that are still valid become pending again. Mails
 * that are being sent or are still correct are left unchanged.
 * @param digestId checks only this mail or digest; null checks everything that is due.
 * @returns the number of withdrawn mails and digests.
 */
export async function withdrawStale(
  database: Database,
  clock: Clock,
  digestId: string | null = null,
): Promise<number> {
  const scope = serviceScope('alerts');
  const look = (tx: Tx) => whatToTakeBack(tx, clock.now(), clock.today(), digestId);
  // The first read takes no locks, because usually there is nothing to withdraw.
  const seen = await database.read(scope, look);
  if (seen.digests.length + seen.mails.length === 0) return 0;
  return database.write(scope, async (tx) => {
    const { digests, mails, notifications } = await look(tx);
    const now = clock.now();
    await withdrawMails(tx, [...new Set([...digests, ...mails])], now);
    await withdrawMessages(tx, digests, now);
    const unread = new Set(await reachedNobody(tx, digests));
    await forgetRequestsNotified(tx, [...unread]);
    await forgetItemsNotified(tx, [...unread]);
    await forgetReturnsNotified(tx, [...unread]);
    await putBack(
      tx,
      notifications.filter((one) => unread.has(one.digestId)),
    );
    return new Set([...digests, ...mails]).size;
  });
}

async function whatToTakeBack(
  tx: Tx,
  now: Date,
  today: Day,
  digestId: string | null,
): Promise<{ digests: string[]; mails: string[]; notifications: CachedEvaluation[] }> {
  const mails = await mailsToClosedAccounts(tx, now, digestId);
  const waiting = await waitingNotifications(tx, now, digestId);
  const steps = [
    ...(await evaluateSteps(tx, now, { on: today, digestId })),
    ...(await evaluateOccasions(tx, now, { on: today, digestId })),
    ...(await evaluateReminders(tx, now, { on: today, digestId })),
  ];
  if (waiting.length + steps.length === 0) return { digests: [], mails, notifications: [] };
  const named = await namedPeople(
    tx,
    waiting.map((one) => one.unitId),
    today,
    await rulesInForce(tx, today),
  );
  const notifications = waiting.map((one): CachedEvaluation => ({
    ...one,
    why: one.active
      ? whyNotSent(one, one.personId, named.concerned(one).includes(one.personId))
      : 'account-closed',
  }));
  const told = [...notifications, ...steps];
  const digests = [...new Set(told.map((one) => one.digestId))].filter((id) =>
    goesBack(told.filter((one) => one.digestId === id)),
  );
  return {
    digests,
    mails,
    notifications: notifications.filter((one) => digests.includes(one.digestId)),
  };
}

/**
 * Returns whether a digest must be withdrawn: its reader's account is closed, the reader may no
 * longer read one of the alerts or decide one of the change requests, or everything in the digest
 * has a reason not to be sent.
 */
const goesBack = (told: readonly { why: Dropped | null }[]): boolean =>
  told.some(({ why }) => why === 'not-theirs' || why === 'account-closed') ||
  told.every(({ why }) => why !== null);

async function putBack(tx: Tx, notifications: readonly CachedEvaluation[]): Promise<void> {
  for (const why of new Set(notifications.map((one) => one.why))) {
    const ids = notifications.filter((one) => one.why === why).map((one) => one.id);
    await (why === null ? tellAgain(tx, ids) : noteDropped(tx, ids, why));
  }
}
