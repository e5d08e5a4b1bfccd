import { addressees, peopleAs } from '#identity';
import {
  type Clock,
  type Database,
  enqueueMail,
  type FullDisk,
  serviceScope,
  type Tx,
} from '#platform';
import { usableAddress } from '../rules/usable-address.js';
import {
  type Finding,
  findWrongs,
  markAlarmsSent,
  reconcileAlarms,
  pendingAlarms,
} from '../store/system-alarms.js';
import { reviveUnreached } from '../store/queued-notifications.js';
import { wordAlarms } from '../texts/alarms.js';
import { findUnheld } from './find-unheld.js';

/** Result of a self-check; `mailIds` are mails for which the caller enqueues delivery. */
export interface SelfCheck {
  standing: number;
  raised: number;
  cleared: number;
  mailIds: string[];
}

const ONE_CHECKER = 7_410_000_031;

/**
 * Looks for problems that an administrator must fix, in the data and, as `fullDisk`, on the
 * worker's machine. Raises new alarms, clears those that are fixed, and mails the system
 * administrators. Concurrent runs are serialised by a lock. Notifications that had no address or
 * channel are queued again once there is one.
 */
export function selfCheck(
  database: Database,
  clock: Clock,
  settings: { publicUrl: string },
  fullDisk: FullDisk | null = null,
): Promise<SelfCheck> {
  return database.write(serviceScope('self-check'), async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_CHECKER]);
    const time = { today: clock.today(), now: clock.now() };
    await reviveUnreached(tx);
    const found = [
      ...(await findUnheld(tx, time.today)),
      ...(await findWrongs(tx, time)),
      ...(fullDisk ? [wordFullDisk(fullDisk)] : []),
    ];
    const changed = await reconcileAlarms(tx, found, time);
    return {
      standing: found.length,
      ...changed,
      mailIds: await tellAdministrators(tx, clock, settings),
    };
  });
}

const wordFullDisk = ({ bytesFree }: FullDisk): Finding => ({
  kind: 'disk-full',
  subject: 'disk',
  facts: { megabytesFree: bytesFree === null ? null : Math.floor(bytesFree / 1_048_576) },
});

async function tellAdministrators(
  tx: Tx,
  clock: Clock,
  { publicUrl }: { publicUrl: string },
): Promise<string[]> {
  const alarms = await pendingAlarms(tx);
  if (alarms.length === 0) return [];
  const people = (await addressees(tx, await peopleAs(tx, 'system-admin', clock.today()))).filter(
    usableAddress,
  );
  if (people.length === 0) return [];
  const mailIds: string[] = [];
  for (const person of people)
    mailIds.push(
      await enqueueMail(tx, {
        person,
        ...wordAlarms(alarms, person, publicUrl),
        publicUrl,
        at: clock.now(),
      }),
    );
  await markAlarmsSent(
    tx,
    alarms.map((alarm) => alarm.id),
    clock.now(),
  );
  return mailIds;
}
