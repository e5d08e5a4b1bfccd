import type { BackupDuty } from '#platform/backups';
import { lateBackupDays } from '#platform/backups';

/** What the doctor says of one thing: how it is, and what mends it when it is not well. */
export interface DoctorCheck {
  name: DoctorCheckName;
  status: 'ok' | 'warning' | 'failed';
  what: string;
  /** What to do; null when nothing needs to be done. */
  mend: string | null;
}

/** Things that the doctor looks at, in the order of its answer. */
export const DOCTOR_CHECKS = [
  'settings',
  'disk',
  'database',
  'clock',
  'connections',
  'schema',
  'queue',
  'worker',
  'mail',
  'files',
  'keys',
  'backup',
  'checkpoint',
] as const;
export type DoctorCheckName = (typeof DOCTOR_CHECKS)[number];

const check = (
  name: DoctorCheckName,
  status: DoctorCheck['status'],
  what: string,
  mend: string | null = null,
): DoctorCheck => ({ name, status, what, mend });
export const ok = (name: DoctorCheckName, what: string): DoctorCheck => check(name, 'ok', what);
export const warning = (name: DoctorCheckName, what: string, mend: string): DoctorCheck =>
  check(name, 'warning', what, mend);
export const failed = (name: DoctorCheckName, what: string, mend: string): DoctorCheck =>
  check(name, 'failed', what, mend);

const MIB = 1_048_576;
/** Free space in MB below which the disk will soon be full. */
const DISK_SCARCE_MB = 1_024;
const CLOCK_LATE_MS = 2_000;
const CLOCK_WRONG_MS = 60_000;
const CONNECTIONS_MANY = 0.8;
const CONNECTIONS_ALL = 0.95;
const SWEEP_LATE_S = 90;
const MAIL_LATE_S = 600;
const CHECKPOINT_LATE_H = 48;
const HOUR_MS = 3_600_000;

/** Evaluates the settings, which have been read without a fault. */
export function checkSettings(settings: {
  INSTALLATION: 'trial' | 'production';
  PUBLIC_URL?: string | undefined;
  SMTP_URL?: string | undefined;
}): DoctorCheck {
  if (settings.INSTALLATION === 'trial')
    return ok('settings', 'all can be used; it runs as a trial (INSTALLATION)');
  if (settings.PUBLIC_URL === undefined)
    return warning(
      'settings',
      'links in mails begin with an address of this machine',
      'Set PUBLIC_URL to the address that people type.',
    );
  if (settings.SMTP_URL === undefined)
    return warning(
      'settings',
      'mails are written to files and reach nobody',
      'Set SMTP_URL to the mail server.',
    );
  return ok('settings', 'all can be used');
}

/** Evaluates the free space; null when the system does not tell. */
export function checkDisk(bytesFree: number | null, minimumMb: number): DoctorCheck {
  if (bytesFree === null)
    return failed('disk', 'the data folder cannot be read', 'Look at DATA_DIR and its disk.');
  const free = Math.floor(bytesFree / MIB);
  const what = `${free} MB are free`;
  if (free < minimumMb)
    return failed('disk', `${what}, less than DISK_FREE_MIN_MB (${minimumMb})`, 'Free some space.');
  return free < Math.max(DISK_SCARCE_MB, minimumMb * 2)
    ? warning('disk', what, 'Free some space before nothing can be saved any more.')
    : ok('disk', what);
}

/**
 * Evaluates the clock of this machine against that of the database, and against the newest audit event.
 * @param aheadMs by how much the database's clock is ahead; negative when it is behind.
 */
export function checkClock(aheadMs: number, newestEventAt: Date | null, now: Date): DoctorCheck {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (newestEventAt !== null && newestEventAt.getTime() - now.getTime() > CLOCK_WRONG_MS)
    return failed(
      'clock',
      `the newest audit event is of ${newestEventAt.toISOString()}, which is still to come`,
      'Set the clock of this machine by NTP.',
    );
  const what = `it differs by ${seconds} s from the database’s`;
  if (Math.abs(aheadMs) > CLOCK_WRONG_MS)
    return failed('clock', what, 'Set the clocks of both machines by NTP.');
  return Math.abs(aheadMs) > CLOCK_LATE_MS
    ? warning('clock', what, 'Set the clocks of both machines by NTP.')
    : ok('clock', what);
}

/** Evaluates how many of the connections that the server allows are in use. */
export function checkConnections(used: number, most: number): DoctorCheck {
  const what = `${used} of ${most} are in use`;
  const mend = 'Raise max_connections of PostgreSQL, or run fewer processes.';
  if (used >= most * CONNECTIONS_ALL) return failed('connections', what, mend);
  return used >= most * CONNECTIONS_MANY
    ? warning('connections', what, mend)
    : ok('connections', what);
}

/** Evaluates the schema by the migrations that the database has had and those of this version. */
export function checkSchema(had: readonly string[], known: readonly string[]): DoctorCheck {
  const newer = had.find((step) => !known.includes(step));
  if (newer !== undefined)
    return failed(
      'schema',
      `the database was made by a newer version (step ${newer})`,
      'Start that version.',
    );
  const missing = known.filter((step) => !had.includes(step)).length;
  return missing > 0
    ? failed('schema', `${missing} steps are missing`, 'Run “npm run tracker -- migrate”.')
    : ok('schema', `all ${known.length} steps were run`);
}

/** Evaluates the queue by the number of its failed jobs; null when it does not answer. */
export function checkQueue(
  kind: 'postgres' | 'redis',
  counts: { waiting: number; failed: number } | null,
): DoctorCheck {
  const store = kind === 'redis' ? 'Redis' : 'PostgreSQL';
  return counts === null
    ? failed(
        'queue',
        `${store} does not answer`,
        kind === 'redis' ? 'Start Redis, or correct REDIS_URL.' : 'Look at the database.',
      )
    : ok('queue', `${store}: ${counts.waiting} jobs wait, ${counts.failed} failed`);
}

/** Evaluates the worker by the age of its last sweep in seconds; null when there was none for a day. */
export function checkWorker(secondsAgo: number | null): DoctorCheck {
  if (secondsAgo !== null && secondsAgo <= SWEEP_LATE_S)
    return ok('worker', `its last sweep was ${secondsAgo} s ago`);
  return warning(
    'worker',
    secondsAgo === null ? 'none was seen for a day' : `its last sweep was ${secondsAgo} s ago`,
    'Start the program, or its worker.',
  );
}

/**
 * Evaluates the mail.
 * @param serverFault why the mail server takes no connection; null when it does, or when there is
 * none.
 */
export function checkMail(
  serverFault: string | null,
  { pending, oldestSeconds, failedLately }: MailFacts,
): DoctorCheck {
  if (serverFault !== null)
    return failed(
      'mail',
      `the mail server does not answer (${serverFault})`,
      'Start it, or correct SMTP_URL.',
    );
  if (failedLately > 0)
    return warning(
      'mail',
      `${failedLately} mails were given up within a day`,
      'Look at the alarms on the status page; they say why.',
    );
  return oldestSeconds !== null && oldestSeconds > MAIL_LATE_S
    ? warning('mail', `a mail has waited for ${oldestSeconds} s`, 'Start the program’s worker.')
    : ok('mail', `${pending} mails wait`);
}

/** State of the outbox. */
export interface MailFacts {
  pending: number;
  oldestSeconds: number | null;
  failedLately: number;
}

/** Evaluates the files of documents: how many there should be, and the hashes of those missing. */
export function checkFiles(
  { known, missing }: { known: number; missing: readonly string[] },
  isWritable: boolean,
): DoctorCheck {
  if (missing.length > 0)
    return failed(
      'files',
      `${missing.length} of ${known} files are missing, such as ${missing[0]}`,
      'Put them back from a backup (data/files).',
    );
  return isWritable
    ? ok('files', `all ${known} are there`)
    : failed(
        'files',
        'their folder cannot be written',
        'Make DATA_DIR/files writable for the program’s user.',
      );
}

/** Evaluates a store of objects (`FILES_URL`) that did not take a file or did not answer. */
export const checkObjects = (why: string): DoctorCheck =>
  failed(
    'files',
    `the store of FILES_URL does not take files (${why})`,
    'Look at FILES_URL: address, bucket, region, keys, and their rights to list, read, write and delete.',
  );

/** A key file: whether it is there, who may read it, and whether it is the right one. */
export interface KeyFacts {
  name: string;
  path: string;
  /** File mode; null when the file does not exist. */
  mode: number | null;
  /** Why it is not the right one; null when it is. */
  fault: string | null;
}

/** Evaluates the key files. */
export function checkKeys(keys: readonly KeyFacts[]): DoctorCheck {
  const wrong = keys.find(({ fault }) => fault !== null);
  if (wrong) return failed('keys', wrong.fault ?? '', `Put back the key ${wrong.path}.`);
  const open = keys.find(({ mode }) => mode !== null && (mode & 0o077) !== 0);
  if (open) return failed('keys', `others may read ${open.path}`, `Run “chmod 600 ${open.path}”.`);
  const missing = keys.filter(({ mode }) => mode === null).map(({ name }) => name);
  return missing.length > 0
    ? warning(
        'keys',
        `${missing.join(' and ')} do not exist yet`,
        'They are made at the first start; put them back if there were some.',
      )
    : ok('keys', `${keys.map(({ name }) => name).join(' and ')} are in place`);
}

/** Evaluates the last backup. */
export function checkBackup(duty: BackupDuty, now: Date): DoctorCheck {
  const days = lateBackupDays(duty, now);
  const { lastAt, mode } = duty;
  if (days !== null)
    return failed(
      'backup',
      lastAt ? `the last good one is ${days} days old` : 'none was ever made',
      'Run “npm run tracker -- backup --to …” every night.',
    );
  if (lastAt) return ok('backup', `the last good one is of ${lastAt.toISOString()}`);
  return mode === 'trial'
    ? ok('backup', 'none was ever made; a trial needs none')
    : warning(
        'backup',
        'none was ever made',
        'Run “npm run tracker -- backup --to …” every night.',
      );
}

/** Evaluates the newest checkpoint of the ledger and what does not verify. */
export function checkCheckpoint(
  { newestAt, entries, contradictions }: CheckpointState,
  now: Date,
): DoctorCheck {
  if (contradictions > 0)
    return failed(
      'checkpoint',
      `${contradictions} contradictions are open, and nothing is signed meanwhile`,
      'Let an auditor look into them on the page of the ledger’s verification.',
    );
  if (newestAt === null)
    return entries === 0
      ? ok('checkpoint', 'there is nothing to sign yet')
      : warning('checkpoint', 'none was ever signed', 'Start the program’s worker.');
  const hours = Math.floor((now.getTime() - newestAt.getTime()) / HOUR_MS);
  return hours >= CHECKPOINT_LATE_H
    ? failed('checkpoint', `the newest is ${hours} hours old`, 'Start the program’s worker.')
    : ok('checkpoint', `the newest is ${hours} hours old`);
}

/** State of the proof of the ledger. */
export interface CheckpointState {
  newestAt: Date | null;
  entries: number;
  contradictions: number;
}
