import { describe, expect, it } from '@jest/globals';
import type { AlertHealth } from '#alerts';
import type { ProofHealth } from '#ledger';
import { FixedClock } from '#platform/clock';
import { day } from '#values';
import {
  secondsSince,
  whyAlerts,
  whyBackup,
  whyFiles,
  whyLedger,
  whyMail,
  whyScan,
  whyWorker,
} from './status-parts.js';

const now = new Date('2026-11-23T02:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const health: AlertHealth = {
  touches: 0,
  oldestTouchSeconds: null,
  urgentUntold: 0,
  unheard: 0,
  lastScan: null,
};
const proof: ProofHealth = {
  verifiedAt: now,
  flaws: 0,
  since: now,
  digestOn: day('2026-11-23'),
  contradictions: 0,
  auditLogContradictions: 0,
};
const duty = { mode: 'production', daysMax: 2, lastAt: null, since: before(999_999) } as const;
const slot = (on: string, finished: boolean) => ({
  lastScan: {
    slotOn: day(on),
    startedAt: now,
    finishedAt: finished ? now : null,
    raised: 0,
    cleared: 0,
  },
});

describe('it is not well', () => {
  it.each([
    ['no worker was ever seen', whyWorker(null), true],
    [
      'the last sweep was 91 seconds ago',
      whyWorker({ lastSweepAt: before(91), secondsAgo: 91 }),
      true,
    ],
    [
      'the last sweep was 90 seconds ago',
      whyWorker({ lastSweepAt: before(90), secondsAgo: 90 }),
      false,
    ],
    ['nothing waits', whyAlerts(health), false],
    [
      'a change waits for three minutes',
      whyAlerts({ ...health, touches: 1, oldestTouchSeconds: 180 }),
      false,
    ],
    [
      'a change waits for longer',
      whyAlerts({ ...health, touches: 1, oldestTouchSeconds: 181 }),
      true,
    ],
    ['nobody is told of an alert', whyAlerts({ ...health, unheard: 1 }), true],
    ['no mail waits', whyMail({ pending: 0, oldestPendingAt: null, failedLately: 0 }, now), false],
    [
      'a mail waits for ten minutes',
      whyMail({ pending: 1, oldestPendingAt: before(600), failedLately: 0 }, now),
      false,
    ],
    [
      'a mail waits for longer',
      whyMail({ pending: 1, oldestPendingAt: before(601), failedLately: 0 }, now),
      true,
    ],
    [
      'the ledger was verified six days ago',
      whyLedger({ ...proof, since: before(7 * 86_400 - 1) }, now),
      false,
    ],
    [
      'nobody verified the ledger for a week',
      whyLedger({ ...proof, since: before(7 * 86_400) }, now),
      true,
    ],
    [
      'nothing was ever done that could be verified',
      whyLedger({ ...proof, since: null }, now),
      false,
    ],
    [
      'a contradiction is open, whatever later runs found',
      whyLedger({ ...proof, contradictions: 1 }, now),
      true,
    ],
    ['files can be stored', whyFiles(true), false],
    ['files cannot be stored', whyFiles(false), true],
    ['a trial was never backed up', whyBackup({ ...duty, mode: 'trial' }, now), false],
    ['the last backup is of yesterday', whyBackup({ ...duty, lastAt: before(86_400) }, now), false],
    ['the last backup is two days old', whyBackup({ ...duty, lastAt: before(172_800) }, now), true],
    ['the newest verification found something', whyLedger({ ...proof, flaws: 1 }, now), true],
    [
      'a mail was given up',
      whyMail({ pending: 0, oldestPendingAt: null, failedLately: 1 }, now),
      true,
    ],
  ])('when %s: %#', (_, why, isWrong) => {
    expect(why !== null).toBe(isWrong);
    expect(why === null || (why.zh.length > 0 && why.en.length > 0)).toBe(true);
  });

  it.each([
    // Columns: time of day, newest daily evaluation, whether today's evaluation is late.
    ['08:29', slot('2026-11-22', true), false],
    ['08:39', slot('2026-11-22', true), false],
    ['08:40', slot('2026-11-22', true), true],
    ['08:40', slot('2026-11-23', false), true],
    ['08:40', slot('2026-11-23', true), false],
    ['23:59', { lastScan: null }, true],
  ])('about the scan at %s when the newest is %j: %s', (time, lastScan, isLate) => {
    expect(whyScan(lastScan, new FixedClock(`2026-11-23T${time}:00+08:00`)) !== null).toBe(isLate);
  });
});

describe('seconds since', () => {
  it('nothing are unknown, and never negative', () => {
    expect(secondsSince(null, now)).toBeNull();
    expect(secondsSince(before(-5), now)).toBe(0);
    expect(secondsSince(before(61.9), now)).toBe(61);
  });
});
