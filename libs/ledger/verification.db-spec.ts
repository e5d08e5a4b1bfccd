import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter } from '../../test/builders/ledger.js';
import { oldEntries } from '../../test/builders/old-entries.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser, testHome } from '../../test/harness/server.js';
import {
  asVerifier,
  checkTotals,
  type CheckpointKey,
  dueVerification,
  exportLedger,
  listVerifications,
  openCheckpointKey,
  runDueVerification,
  mailOverdueVerification,
  verifyExport,
  verifyOnRequest,
  type VerifyWith,
} from './index.js';

const scope = serviceScope('test');
const officer = anActor('officer');
const settings = readSettings({ PUBLIC_URL: 'https://tracker.city.example' });
const DAY_MS = 86_400_000;

let test: TestDatabase;
let folder: string;
let key: CheckpointKey;
let use: VerifyWith;
const clock = new FixedClock(new Date());
beforeAll(async () => {
  test = await testDatabase();
  folder = await mkdtemp(join(testHome(), 'verification-'));
  key = await openCheckpointKey(join(folder, 'ledger-digest.key'));
  use = { verifierUrl: test.appUrl, publicKey: key.publicKey, publicUrl: settings.publicUrl };
  await asSuperuser(test.name, async (client) =>
    oldEntries(client, await flagship(test.database, 1), 2),
  );
  for (const item of [1, 2])
    await enter(test.database, clock, officer, {
      projectId: await flagship(test.database, item),
      posting: {
        series: 'paid',
        month: '2026-01' as Month,
        amountFen: 123_456n,
        fundingSource: 'municipal',
        note: '行一\n行二\t\\',
      },
    });
});
afterAll(() => test.close());

const runs = () => test.database.read(scope, (tx) => listVerifications(tx, { limit: 10 }));
const cityTime = (time: string, days = 0) =>
  clock.set(`${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T${time}:00+08:00`);
const mailsAbout = (words: string) =>
  test.database.read(scope, (tx) =>
    tx.query<{ to: string }[]>(
      "SELECT to_address AS to FROM mail_outbox WHERE subject LIKE '%' || $1 || '%' ORDER BY 1",
      [words],
    ),
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('the nightly verification', () => {
  it('runs once a night by however many workers, and is noted', async () => {
    cityTime('01:29');
    expect(await dueVerification(test.database, clock)).toBeNull();
    cityTime('09:00');
    const ran = await Promise.all([
      runDueVerification(test.database, clock, use),
      runDueVerification(test.database, clock, use),
    ]);
    expect(ran.filter(Boolean)).toHaveLength(1);
    expect(await runDueVerification(test.database, clock, use)).toBeNull();
    expect(await runs()).toMatchObject([
      {
        how: 'scheduled',
        ranBy: 'service:ledger-verify',
        entries: 4n,
        projects: 2,
        flaws: 0,
        firstFlaw: null,
      },
    ]);
  });

  it('may be had at any time by an auditor, not by an officer, and whoever asked is noted', async () => {
    const auditor = anActor('auditor', 'city');
    expect(await verifyOnRequest(test.database, clock, auditor, use)).toMatchObject({
      how: 'api',
      ranBy: auditor.personId,
      flaws: 0,
    });
    expect(await codeOf(verifyOnRequest(test.database, clock, officer, use))).toBe('FORBIDDEN');
  });

  it('says so when its login may not take the role', async () => {
    await asSuperuser(test.name, (client) =>
      client.query("CREATE ROLE verify_stranger LOGIN PASSWORD 'x'"),
    );
    const url = Object.assign(new URL(test.appUrl), {
      username: 'verify_stranger',
      password: 'x',
    }).toString();
    expect(await codeOf(asVerifier(url, checkTotals))).toBe('VERIFIER_UNAVAILABLE');
  });

  it('can write nothing, even if it would', async () => {
    await expect(
      asVerifier(test.ownerUrl, (tx) => tx.query('UPDATE ledger_heads SET entries = 0')),
    ).rejects.toThrow(/read-only|permission denied/);
  });

  it('notes what it found, and names the first bad entry', async () => {
    const project = await flagship(test.database, 2);
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE ledger_entries SET amount_fen = amount_fen + 1 WHERE project_id = $1', [
        project,
      ]),
    );
    await verifyOnRequest(test.database, clock, anActor('auditor', 'city'), use);
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE ledger_entries SET amount_fen = amount_fen - 1 WHERE project_id = $1', [
        project,
      ]),
    );
    const found = (await runs()).find((run) => run.flaws > 0);
    expect(found).toMatchObject({
      flaws: 1,
      firstProjectId: project,
      firstSequence: 1n,
      firstFlaw: 'a column of the entry was changed',
    });
  });
});

describe('a week without a verification', () => {
  it('is told to auditors and system administrators, once, and again after the next', async () => {
    expect(await mailOverdueVerification(test.database, clock, settings)).toEqual([]);
    cityTime('12:00', 8);
    expect(
      (await mailOverdueVerification(test.database, clock, settings)).length,
    ).toBeGreaterThanOrEqual(2);
    expect(await mailOverdueVerification(test.database, clock, settings)).toEqual([]);
    const told = (await mailsAbout('没有校验')).map((mail) => mail.to);
    expect(told.some((to) => to.startsWith('auditor'))).toBe(true);
    expect(told.some((to) => to.includes('admin'))).toBe(true);
    expect(told.some((to) => to.startsWith('officer'))).toBe(false);
    await runDueVerification(test.database, clock, use);
    expect(await mailOverdueVerification(test.database, clock, settings)).toEqual([]);
    cityTime('12:00', 15);
    expect((await mailOverdueVerification(test.database, clock, settings)).length).toBe(
      told.length,
    );
  });
});

describe('the running totals', () => {
  it('equal the entries, and one that does not is named', async () => {
    expect(await asVerifier(test.ownerUrl, checkTotals)).toMatchObject({ flaws: [] });
    const project = await flagship(test.database, 2);
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE ledger_totals SET amount_fen = amount_fen + 1 WHERE project_id = $1', [
        project,
      ]),
    );
    const { flaws } = await asVerifier(test.ownerUrl, checkTotals);
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE ledger_totals SET amount_fen = amount_fen - 1 WHERE project_id = $1', [
        project,
      ]),
    );
    expect(flaws).toEqual([
      {
        projectId: project,
        sequence: null,
        what: 'the running total of paid in 2026-01 is not the sum of its entries',
      },
    ]);
  });
});

describe('an export', () => {
  let text: string;
  beforeAll(async () => {
    const file = createWriteStream(join(folder, 'whole.txt'));
    expect(await asVerifier(test.ownerUrl, (tx) => exportLedger(tx, file))).toEqual({
      projects: 2,
      entries: 4,
    });
    file.end();
    await finished(file);
    text = await readFile(join(folder, 'whole.txt'), 'utf8');
  });
  const verifiedOn = async (changed: string) => {
    await writeFile(join(folder, 'changed.txt'), changed);
    return verifyExport(join(folder, 'changed.txt'));
  };

  it('is verified without a database', async () => {
    expect(await verifyExport(join(folder, 'whole.txt'))).toEqual({
      projects: 2,
      entries: 4,
      flaws: [],
    });
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'an amount was changed',
      (all) => all.replace('\t123456\t\\N', '\t123457\t\\N'),
      /a column of the entry was changed/,
    ],
    [
      'a line was taken out',
      (all) =>
        all
          .split('\n')
          .filter((line) => !/^1\t[^\t]*\t\\N\t[^\t]*\t1\t/.test(line))
          .join('\n')
          .replace('4 entries', '3 entries'),
      /entry 1 is missing; the next one is 2/,
    ],
    [
      'a line was taken out and nothing else',
      (all) =>
        all
          .split('\n')
          .filter((line) => !/^1\t[^\t]*\t\\N\t[^\t]*\t1\t/.test(line))
          .join('\n'),
      /does not hold what its end says/,
    ],
    ['it breaks off', (all) => all.slice(0, all.indexOf('= end')), /the file breaks off/],
    [
      'it breaks off in an entry',
      (all) => all.slice(0, all.indexOf('= end') - 100),
      /not the line of an entry/,
    ],
    [
      'something was put after its end',
      (all) => `${all}= entries\n`,
      /cannot? read|that this version can read/,
    ],
    ['it is another file', () => '{"digest":{}}', /this is not an export/],
    ['it is empty', () => '', /the file breaks off/],
  ])('is refused when %s', async (_, change, why) => {
    const { flaws } = await verifiedOn(change(text));
    expect(flaws[0]?.what).toMatch(why);
  });
});
