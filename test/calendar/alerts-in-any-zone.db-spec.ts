import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { asSuperuser, testHome } from '../harness/server.js';
import { startProcess } from '../harness/standalone-process.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  expect((await tracker(['seed', 'overspent-airport'], 'UTC')).code).toBe(0);
});
afterAll(() => test?.close());

async function tracker(
  args: string[],
  zone: string,
): Promise<{ code: number | null; lines: string[] }> {
  const command = startProcess(
    {
      DATABASE_URL: test.appUrl,
      DATABASE_OWNER_URL: test.ownerUrl,
      DATA_DIR: mkdtempSync(join(testHome(), 'zone-')),
      TZ: zone,
    },
    'apps/cli/main.js',
    args,
  );
  return {
    code: await command.ended(),
    lines: command.output().split('\n').filter(Boolean).sort(),
  };
}

/**
 * Runs `tracker scan --as-of` of the built program, in a process and with a database of the given
 * time zones. Returns the lines that it prints.
 */
async function scanned(on: string, zone: string, databaseZone: string): Promise<string[]> {
  await asSuperuser(test.name, (client) =>
    client.query(`ALTER DATABASE ${test.name} SET timezone = '${databaseZone}'`),
  );
  const { code, lines } = await tracker(['scan', '--as-of', on], zone);
  expect(code).toBe(0);
  return lines;
}

/**
 * Time zones of the process and of the database. Some are at both ends of the date line, so that
 * the process, the database and the city have different dates at the same instant.
 */
const ZONES = [
  ['UTC', 'UTC'],
  ['Asia/Shanghai', 'Asia/Shanghai'],
  ['America/New_York', 'Pacific/Kiritimati'],
  ['Pacific/Kiritimati', 'Pacific/Niue'],
  ['Pacific/Niue', 'America/Los_Angeles'],
  ['Asia/Kathmandu', 'UTC'],
] as const;

/** The program is started once for each pair of zones, and once more. */
const STARTS_MS = 180_000;

describe('on the day after the plan’s last one', () => {
  it(
    'the same is overdue, exceeded and unjudged, wherever server and database believe themselves to be',
    async () => {
      const answers: string[][] = [];
      for (const [zone, databaseZone] of ZONES)
        answers.push(await scanned('2026-01-01', zone, databaseZone));
      const [first] = answers;
      expect(
        first?.filter((line) => line.startsWith('would raise milestone-overdue')).length,
      ).toBeGreaterThan(10);
      expect(
        first?.filter((line) => line.startsWith('would raise total-exceeded')).length,
      ).toBeGreaterThan(0);
      for (const answer of answers) expect(answer).toEqual(first);
      // On the day before, fewer milestones must be overdue: a new day begins at midnight of the
      // city, whatever the time zones of the process and the database are.
      expect(
        (await scanned('2025-12-31', 'Pacific/Kiritimati', 'Pacific/Niue')).filter((line) =>
          line.startsWith('would raise milestone-overdue'),
        ).length,
      ).toBeLessThan(
        first?.filter((line) => line.startsWith('would raise milestone-overdue')).length ?? 0,
      );
    },
    STARTS_MS,
  );
});
