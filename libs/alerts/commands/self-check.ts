import { firstAuditEventAt } from '#audit';
import { addressees, peopleAs } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope, type Tx } from '#platform/database';
import type { FullDisk } from '#platform/disk';
import { lastBackup, lateBackupDays } from '#platform/backups';
import type { Settings } from '#platform/config';
import { enqueueMail } from '#platform/mail';
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
import { findVacantRoles } from './find-vacant-roles.js';

/**
 * Result of a self-check: numbers of open, new and cleared alarms. `mailIds` are the mails for
 * which the caller must enqueue delivery.
 */
export interface SelfCheck {
  standing: number;
  raised: number;
  cleared: number;
  mailIds: string[];
}

/**
 * Settings of a self-check: the base address of links, and from which day on a missing backup is
 * reported. Without `BACKUP_DAYS_MAX` it is not.
 */
export type SelfCheckSettings = Pick<Settings, 'publicUrl'> &
  Partial<Pick<Settings, 'INSTALLATION' | 'BACKUP_DAYS_MAX'>>;

const ONE_CHECKER = 7_410_000_031;

/**
 * Looks for problems that an administrator must fix, in the database and, given by the caller as
 * `fullDisk`, on the machine of the worker process. Raises new alarms, clears those whose problem
 * is gone, and mails the system administrators. A lock makes concurrent calls wait for each other.
 * Notifications that had no mail address or channel are queued again once the person has one.
 */
export function selfCheck(
  database: Database,
  clock: Clock,
  settings: SelfCheckSettings,
  fullDisk: FullDisk | null = null,
): Promise<SelfCheck> {
  return database.write(serviceScope('self-check'), async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ONE_CHECKER]);
    const time = { today: clock.today(), now: clock.now() };
    await reviveUnreached(tx);
    const found = [
      ...(await findVacantRoles(tx, time.today)),
      ...(await findWrongs(tx, time)),
      ...(await findLateBackup(tx, settings, time.now)),
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

/** Returns the problem that there has been no good backup for too long, if it is so. */
async function findLateBackup(
  tx: Tx,
  { INSTALLATION: mode = 'trial', BACKUP_DAYS_MAX: daysMax = 0 }: SelfCheckSettings,
  now: Date,
): Promise<Finding[]> {
  const last = await lastBackup(tx);
  const since = last || mode === 'trial' ? null : await firstAuditEventAt(tx);
  const days = lateBackupDays({ mode, daysMax, lastAt: last?.at ?? null, since }, now);
  if (days === null) return [];
  return [
    { kind: 'backup-late', subject: 'backup', facts: { days, folder: last?.folder ?? null } },
  ];
}

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
