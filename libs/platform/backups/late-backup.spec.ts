import { describe, expect, it } from '@jest/globals';
import { lateBackupDays } from './late-backup.js';

const now = new Date('2026-11-30T08:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);

describe('a backup is missing', () => {
  it.each([
    ['trial, never one', { mode: 'trial', daysMax: 2, lastAt: null, since: hoursAgo(999) }, null],
    [
      'trial, one of yesterday',
      { mode: 'trial', daysMax: 2, lastAt: hoursAgo(24), since: null },
      null,
    ],
    [
      'trial, one of long ago',
      { mode: 'trial', daysMax: 2, lastAt: hoursAgo(100), since: null },
      4,
    ],
    [
      'production, no data yet',
      { mode: 'production', daysMax: 2, lastAt: null, since: null },
      null,
    ],
    [
      'production, data of today',
      { mode: 'production', daysMax: 2, lastAt: null, since: hoursAgo(1) },
      null,
    ],
    [
      'production, never one',
      { mode: 'production', daysMax: 2, lastAt: null, since: hoursAgo(48) },
      2,
    ],
    [
      'production, just in time',
      { mode: 'production', daysMax: 2, lastAt: hoursAgo(47.9), since: hoursAgo(999) },
      null,
    ],
    [
      'production, not asked for',
      { mode: 'production', daysMax: 0, lastAt: null, since: hoursAgo(999) },
      null,
    ],
  ] as const)('%s', (_, duty, days) => {
    expect(lateBackupDays(duty, now)).toBe(days);
  });
});
