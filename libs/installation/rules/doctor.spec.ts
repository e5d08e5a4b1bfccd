import { describe, expect, it } from '@jest/globals';
import {
  checkBackup,
  checkCheckpoint,
  checkClock,
  checkConnections,
  checkDisk,
  checkFiles,
  checkKeys,
  checkMail,
  checkQueue,
  checkSchema,
  checkSettings,
  checkWorker,
  type DoctorCheck,
} from './doctor.js';

const now = new Date('2026-11-30T08:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const MB = 1_048_576;
const quietMail = { pending: 0, oldestSeconds: null, failedLately: 0 };
const key = { name: 'second-factor.key', path: '/data/second-factor.key', fault: null };
const duty = { mode: 'production', daysMax: 2, lastAt: null, since: null } as const;
const production = { INSTALLATION: 'production', PUBLIC_URL: 'https://a', SMTP_URL: 'x' } as const;

describe('the doctor', () => {
  it.each<[string, DoctorCheck, DoctorCheck['status']]>([
    ['settings of a trial', checkSettings({ INSTALLATION: 'trial' }), 'ok'],
    ['settings of an installation', checkSettings(production), 'ok'],
    ['no public address', checkSettings({ ...production, PUBLIC_URL: undefined }), 'warning'],
    ['no mail server', checkSettings({ ...production, SMTP_URL: undefined }), 'warning'],
    ['enough room', checkDisk(5_000 * MB, 32), 'ok'],
    ['little room', checkDisk(1_000 * MB, 32), 'warning'],
    ['no room', checkDisk(31 * MB, 32), 'failed'],
    ['no disk', checkDisk(null, 32), 'failed'],
    ['clocks that agree', checkClock(-1_500, hoursAgo(1), now), 'ok'],
    ['clocks that differ', checkClock(5_000, null, now), 'warning'],
    ['clocks an hour apart', checkClock(-3_600_000, null, now), 'failed'],
    ['an event of tomorrow', checkClock(0, hoursAgo(-24), now), 'failed'],
    ['few connections', checkConnections(79, 100), 'ok'],
    ['many connections', checkConnections(80, 100), 'warning'],
    ['no connection left', checkConnections(97, 100), 'failed'],
    ['the schema of this version', checkSchema(['a', 'b'], ['a', 'b']), 'ok'],
    ['an older schema', checkSchema(['a'], ['a', 'b']), 'failed'],
    ['a newer schema', checkSchema(['a', 'c'], ['a']), 'failed'],
    ['a queue', checkQueue('redis', { waiting: 1, failed: 0 }), 'ok'],
    ['a silent queue', checkQueue('redis', null), 'failed'],
    ['a worker', checkWorker(90), 'ok'],
    ['a silent worker', checkWorker(91), 'warning'],
    ['no worker', checkWorker(null), 'warning'],
    ['mail', checkMail(null, quietMail), 'ok'],
    ['no mail server', checkMail('ECONNREFUSED', quietMail), 'failed'],
    ['failed mails', checkMail(null, { ...quietMail, failedLately: 1 }), 'warning'],
    ['mail that waits', checkMail(null, { ...quietMail, oldestSeconds: 601 }), 'warning'],
    ['files', checkFiles({ known: 3, missing: [] }, true), 'ok'],
    ['a missing file', checkFiles({ known: 3, missing: ['ab'] }, true), 'failed'],
    ['a closed folder', checkFiles({ known: 3, missing: [] }, false), 'failed'],
    ['keys', checkKeys([{ ...key, mode: 0o100600 }]), 'ok'],
    ['an open key', checkKeys([{ ...key, mode: 0o100640 }]), 'failed'],
    ['a wrong key', checkKeys([{ ...key, mode: 0o100600, fault: 'another' }]), 'failed'],
    ['no key yet', checkKeys([{ ...key, mode: null }]), 'warning'],
    ['a backup of today', checkBackup({ ...duty, lastAt: hoursAgo(5) }, now), 'ok'],
    ['an old backup', checkBackup({ ...duty, lastAt: hoursAgo(50) }, now), 'failed'],
    ['no backup yet', checkBackup({ ...duty, since: hoursAgo(5) }, now), 'warning'],
    ['no backup of a trial', checkBackup({ ...duty, mode: 'trial' }, now), 'ok'],
    [
      'a checkpoint of today',
      checkCheckpoint({ newestAt: hoursAgo(8), entries: 1, contradictions: 0 }, now),
      'ok',
    ],
    [
      'an old checkpoint',
      checkCheckpoint({ newestAt: hoursAgo(49), entries: 1, contradictions: 0 }, now),
      'failed',
    ],
    [
      'no checkpoint',
      checkCheckpoint({ newestAt: null, entries: 1, contradictions: 0 }, now),
      'warning',
    ],
    [
      'nothing to sign',
      checkCheckpoint({ newestAt: null, entries: 0, contradictions: 0 }, now),
      'ok',
    ],
    [
      'a contradiction',
      checkCheckpoint({ newestAt: hoursAgo(1), entries: 1, contradictions: 1 }, now),
      'failed',
    ],
  ])('finds %s', (_, found, status) => {
    expect(found.status).toBe(status);
    expect(found.what).not.toBe('');
    expect(found.mend === null).toBe(status === 'ok');
  });
});
