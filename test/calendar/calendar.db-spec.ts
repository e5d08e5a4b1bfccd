import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCalendar } from '#platform/calendar';
import { noOrganisationsScope } from '#platform/database';
import { projectRoot } from '#platform/program';
import { addDays, day, weekdayOf } from '#values';
import { testDatabase, type TestDatabase } from '../harness/database.js';
import { ANNOUNCED } from './announced.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test?.close());

/**
 * Returns every day of 2021–2026, and whether it is a working day. Uses only the list that was
 * checked by hand (test/calendar/announced.ts).
 */
function byHand(): { on: string; worked: boolean }[] {
  const days: { on: string; worked: boolean }[] = [];
  for (let on = day('2021-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
    const year = ANNOUNCED[Number(on.slice(0, 4))];
    const at = on.slice(5);
    const free = year?.holidays.some((stretch) => {
      const [from = '', to = from] = stretch.split('..');
      return at >= from && at <= to;
    });
    days.push({
      on,
      worked: year?.makeUp.includes(at) === true || (free !== true && weekdayOf(on) <= 5),
    });
  }
  return days;
}

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kathmandu',
];
const DATABASE_ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'UTC',
  'Asia/Kathmandu',
];

describe('the holidays and make-up days of 2021–2026', () => {
  it('are those of the hand-checked list', async () => {
    const calendar = await test.database.read(noOrganisationsScope('test', 'test'), loadCalendar);
    const wrong = byHand()
      .filter(({ on, worked }) => calendar.kindOf(day(on)).working !== worked)
      .map(({ on }) => on);
    expect(wrong).toEqual([]);
    expect(byHand()).toHaveLength(2191);
  });

  it.each(ZONES.map((zone, at) => [zone, DATABASE_ZONES[at] ?? 'UTC'] as const))(
    'are the same on a server in %s with a database in %s',
    async (zone, databaseZone) => {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(projectRoot, 'test/calendar/print-working-days.mjs'), test.appUrl, databaseZone],
        { env: { ...process.env, TZ: zone } },
      );
      const told = JSON.parse(stdout) as { zone: string; worked: string; midnight: string };
      expect(told.zone).toBe(databaseZone);
      expect(told.worked).toBe(
        byHand()
          .map(({ worked }) => (worked ? '1' : '0'))
          .join(''),
      );
      expect(told.midnight).toBe('2026-02-14');
    },
  );
});
