import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { Approvals, ChangeHandlers, decideChangeRequest } from '#approvals';
import { serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { resealed } from '../../test/builders/tampering.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { asSuperuser, testHome } from '../../test/harness/server.js';
import {
  ContradictionClosures,
  compareAtStart,
  checkpointOf,
  type CheckpointKey,
  isSigned,
  saveCheckpointFile,
  listContradictions,
  listCheckpoints,
  makeCheckpointOnRequest,
  makeDueCheckpoint,
  openCheckpointKey,
  runDueVerification,
  requestClosure,
  unwitnessedEntries,
} from './index.js';

const scope = serviceScope('test');
const officer = anActor('officer');
const settings = readSettings({ PUBLIC_URL: 'https://tracker.city.example' });
const posting = {
  series: 'paid' as const,
  month: '2026-10' as Month,
  amountFen: 100_000_000_00n,
  fundingSource: 'municipal' as const,
};
const DAY_MS = 86_400_000;

let test: TestDatabase;
let folder: string;
let key: CheckpointKey;
let clock: FixedClock;
let project: string;
let day: number;
let auditorId: string;
let systemAdminId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(testHome(), 'contradictions-'));
  key = await openCheckpointKey(join(folder, 'ledger-digest.key'));
});
beforeEach(async () => {
  test = await testDatabase({ poolSize: 3 });
  clock = new FixedClock('2026-11-26T00:00:00+08:00');
  day = 0;
  project = await flagship(test.database, 1);
  [auditorId = '', systemAdminId = ''] = (
    await asSuperuser(test.name, (client) =>
      client.query<{ id: string }>(
        `SELECT id FROM people WHERE email IN ('auditor@tracker.example',
          'system-admin@tracker.example') ORDER BY email`,
      ),
    )
  ).rows.map(({ id }) => id);
  for (let entries = 0; entries < 3; entries += 1) {
    await enter(test.database, clock, officer, { projectId: project, posting });
  }
  await night();
});
afterEach(() => test.close());

const auditor = () => ({
  ...anActor('auditor', 'city'),
  personId: auditorId,
  scope: { ...anActor('auditor', 'city').scope, actorId: auditorId },
});
const superuser = (sql: string) => asSuperuser(test.name, (client) => client.query(sql));

/**
 * Advances the clock by a day and does what the worker process does every night: makes the
 * checkpoint of the day, then verifies the ledger.
 * @returns whether a checkpoint was signed, and the number of flaws found (-1 when the ledger was
 * not verified).
 */
async function night(): Promise<{ signed: boolean; flaws: number }> {
  day += 1;
  clock.set(new Date(Date.parse('2026-11-26T02:00:00+08:00') + day * DAY_MS));
  const made = await makeDueCheckpoint(test.database, clock, key, settings);
  const use = {
    verifierUrl: test.ownerUrl,
    publicKey: key.publicKey,
    publicUrl: settings.publicUrl,
  };
  const ran = await runDueVerification(test.database, clock, use);
  return { signed: made !== null && isSigned(made), flaws: ran?.flaws ?? -1 };
}
const open = () =>
  test.database.read(scope, (tx) =>
    listContradictions(tx, { sees: 'all', state: 'open' }, { limit: 200 }),
  );
const told = () =>
  test.database.read(scope, (tx) =>
    tx.query<{ to: string }[]>(
      "SELECT to_address AS to FROM mail_outbox WHERE subject LIKE '账本校验不一致（待核查）%' ORDER BY 1",
    ),
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

/**
 * Rewrites the last ledger entry like an attacker who can do everything except sign checkpoints:
 * the hashes, the stored last hash and the stored sums are all made consistent with the changed
 * entry.
 */
const rewriteLast = () => resealed(test.name, project, 3, '- 5000000000');
const CUT_LAST = `
  SET session_replication_role = replica;
  DELETE FROM ledger_entries WHERE project_id = '$P' AND sequence = 3;
  UPDATE ledger_totals SET amount_fen = amount_fen - 10000000000, entries = entries - 1 WHERE project_id = '$P';
  UPDATE ledger_heads h SET entries = 2, head_hash = e.hash, head_sm3 = e.sm3, paid_fen = 20000000000
    FROM ledger_entries e WHERE h.project_id = '$P' AND e.project_id = h.project_id AND e.sequence = 2`;

describe('a ledger that nobody touched', () => {
  it('is witnessed night after night', async () => {
    await enter(test.database, clock, officer, { projectId: project, posting });
    expect(await night()).toEqual({ signed: true, flaws: 0 });
    expect(await night()).toEqual({ signed: true, flaws: 0 });
    expect([await open(), await told()]).toEqual([[], []]);
    const [newest, before] = await test.database.read(scope, (tx) =>
      listCheckpoints(tx, { limit: 2 }),
    );
    expect(newest?.previous).toEqual({ day: before?.day, sha256: before?.sha256 });
  });

  it('says what no checkpoint vouches for yet, and has one made at any moment', async () => {
    expect(await test.database.read(scope, unwitnessedEntries)).toEqual({
      entries: 0,
      since: null,
    });
    await enter(test.database, clock, officer, { projectId: project, posting });
    expect(await test.database.read(scope, unwitnessedEntries)).toMatchObject({ entries: 1 });
    const made = await makeCheckpointOnRequest(test.database, clock, auditor(), { key, settings });
    expect(made.entries).toBe(4n);
    expect(await test.database.read(scope, unwitnessedEntries)).toMatchObject({ entries: 0 });
    expect(
      await codeOf(makeCheckpointOnRequest(test.database, clock, officer, { key, settings })),
    ).toBe('FORBIDDEN');
    expect(await night()).toEqual({ signed: true, flaws: 0 });
  });
});

describe('checkpoints that are asked for at the same time', () => {
  it('follow one another, and none of them is missing afterwards', async () => {
    const make = () => makeCheckpointOnRequest(test.database, clock, auditor(), { key, settings });
    const made = await Promise.all([make(), make(), make()]);
    for (const { day: on, sha256 } of made) {
      expect((await test.database.read(scope, (tx) => checkpointOf(tx, on, sha256)))?.sha256).toBe(
        sha256,
      );
    }
    expect(new Set(made.map(({ sha256 }) => sha256)).size).toBe(3);
    expect(await night()).toEqual({ signed: true, flaws: 0 });
    expect(await open()).toEqual([]);
  });
});

/**
 * Returns the folder outside the database that contains this test's checkpoint files, in a list.
 */
const kept = () => [join(folder, `survivors-${test.name}`)];

/**
 * Changes that an attacker with access to the database could make, by description. The verification
 * must report each of them, and must report it again later.
 */
const tampering: readonly [string, () => Promise<unknown>][] = [
  ['the last entry rewritten, every hash, head and total made anew', rewriteLast],
  [
    'the tail cut off with its head and totals',
    () => superuser(CUT_LAST.replaceAll('$P', project)),
  ],
  [
    'a checkpoint taken out',
    async () => {
      await night();
      await superuser(
        'DELETE FROM ledger_digests WHERE day = (SELECT min(day) FROM ledger_digests)',
      );
    },
  ],
  [
    'a checkpoint put in the place of another, signed with another key',
    async () => {
      const other = await openCheckpointKey(join(folder, 'other.key'));
      await superuser('DELETE FROM ledger_digests');
      await makeDueCheckpoint(test.database, clock, other, settings);
    },
  ],
  [
    'a checkpoint whose text was changed',
    () =>
      superuser(`UPDATE ledger_digests SET text = replace(text, '"entries":"3"', '"entries":"2"')`),
  ],
  [
    'every entry of every project rewritten with all hashes, before the next checkpoint',
    async () => {
      const other = await flagship(test.database, 2);
      await enter(test.database, clock, officer, { projectId: other, posting });
      await enter(test.database, clock, officer, { projectId: project, posting });
      await resealed(test.name, project, 1, '- 5000000000');
      await resealed(test.name, other, 1, '- 5000000000');
    },
  ],
  [
    'every entry of every project rewritten with all hashes, after the next checkpoint',
    async () => {
      await enter(test.database, clock, officer, { projectId: project, posting });
      await night();
      await resealed(test.name, project, 1, '- 5000000000');
    },
  ],
  [
    'an old backup put back, checkpoints and all, while a newer checkpoint survives outside',
    async () => {
      await enter(test.database, clock, officer, { projectId: project, posting });
      await night();
      await saveCheckpointFile(test.database, clock, kept(), settings);
      await superuser(
        'DELETE FROM ledger_digests WHERE day = (SELECT max(day) FROM ledger_digests)',
      );
      await superuser(
        CUT_LAST.replaceAll('$P', project)
          .replace('sequence = 3', 'sequence = 4')
          .replace('entries = 2', 'entries = 3')
          .replace('paid_fen = 20000000000', 'paid_fen = 30000000000')
          .replace('e.sequence = 2', 'e.sequence = 3'),
      );
    },
  ],
];

const nightsFound: number[] = [];
afterAll(() => {
  const found = nightsFound.filter((nights) => nights === 3).length;
  process.stdout.write(
    `ledgers tampered: ${nightsFound.length}, found three nights running: ${found}, missed: ${nightsFound.length - found}\n`,
  );
});

describe('a ledger that somebody rewrote', () => {
  it.each(tampering)('is found, and stays found for three nights: %s', async (_, tamper) => {
    await tamper();
    let nights = 0;
    for (let more = 0; more < 3; more += 1) {
      await night();
      await saveCheckpointFile(test.database, clock, kept(), settings);
      if ((await open()).length > 0) nights += 1;
    }
    nightsFound.push(nights);
    expect(nights).toBe(3);
    expect((await night()).signed).toBe(false);
    expect((await told()).length).toBeGreaterThan(0);
  });

  it('is told at once to auditors and to audit and system administrators, once', async () => {
    await rewriteLast();
    await night();
    const first = await told();
    expect(first.map(({ to }) => to.split('@')[0]?.split('.')[0])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^auditor/),
        expect.stringMatching(/^audit-admin/),
        expect.stringMatching(/^system-admin/),
      ]),
    );
    await night();
    expect(await told()).toEqual(first);
  });

  it('is found again by later runs when it was rewritten before the next checkpoint', async () => {
    await enter(test.database, clock, officer, { projectId: project, posting });
    await rewriteLast();
    expect((await night()).signed).toBe(false);
    expect(
      (await open()).map(({ kind, projectId, sequence }) => [kind, projectId, sequence]),
    ).toEqual([['checkpoint', project, '3']]);
  });

  it('names every project that it is about, not the first alone', async () => {
    const other = await flagship(test.database, 2);
    await enter(test.database, clock, officer, { projectId: other, posting });
    await night();
    await superuser(`SET session_replication_role = replica;
      UPDATE ledger_entries SET amount_fen = amount_fen + 1 WHERE sequence = 1`);
    expect((await night()).flaws).toBe(2);
    expect((await open()).map(({ projectId }) => projectId).sort()).toEqual(
      [project, other].sort(),
    );
  });
});

describe('closing a contradiction', () => {
  it('takes an auditor of the city and a reason; then checkpoints are signed again, and it stays closed', async () => {
    await superuser(CUT_LAST.replaceAll('$P', project));
    await night();
    const [found] = await open();
    const close = (actor: typeof officer, reason = '事故后恢复了备份，缺少的一笔已重新登记') =>
      requestClosure(test.database, actor, { id: found?.id ?? '', reason, request: null });
    expect(await codeOf(close(officer))).toBe('FORBIDDEN');
    const id = await close(auditor());
    expect(await codeOf(close(auditor()))).toBe('CHANGE_REQUEST_WAITING');
    expect(await open()).toHaveLength(1);
    const handlers = new ChangeHandlers().add(
      'contradiction-closure',
      new ContradictionClosures(clock),
    );
    const approve = (actor: typeof officer) =>
      decideChangeRequest(new Approvals(test.database, clock, handlers), actor, {
        id,
        decided: { decision: 'approved' },
        request: null,
      });
    expect(await codeOf(approve(auditor()))).toBe('OWN_CHANGE_REQUEST');
    expect(await codeOf(approve(officer))).toBe('NOT_FOUND');
    expect(await approve(anActor('system-admin', 'city', systemAdminId))).toMatchObject({
      state: 'approved',
    });
    expect(await codeOf(close(auditor()))).toBe('CONTRADICTION_CLOSED');
    await enter(test.database, clock, officer, { projectId: project, posting });
    expect(await night()).toEqual({ signed: true, flaws: 0 });
    expect(await night()).toEqual({ signed: true, flaws: 0 });
    expect(await open()).toEqual([]);
  });
});

describe('a start', () => {
  const start = (folders: string[] = []) =>
    compareAtStart(test.database, clock, { key, folders, telling: settings });

  it('finds what was rewritten while the program stood still, and says nothing of an untouched ledger', async () => {
    await enter(test.database, clock, officer, { projectId: project, posting });
    expect(await start()).toEqual({ open: 0, mailIds: [] });
    await rewriteLast();
    expect(await start()).toMatchObject({
      open: 1,
      mailIds: [expect.any(String), expect.any(String), expect.any(String)],
    });
    expect(await start()).toEqual({ open: 1, mailIds: [] });
  });

  it('finds an old backup by the checkpoint that survives beside it', async () => {
    const folders = [join(folder, `start-${clock.now().getTime()}-${project}`)];
    await enter(test.database, clock, officer, { projectId: project, posting });
    await night();
    await start(folders);
    await superuser('DELETE FROM ledger_digests WHERE day = (SELECT max(day) FROM ledger_digests)');
    await superuser(CUT_LAST.replaceAll('$P', project).replace('sequence = 3', 'sequence = 4'));
    expect((await start(folders)).open).toBeGreaterThan(0);
    expect((await open()).map(({ kind }) => kind)).toContain('database-older');
  });
});

describe('an old database that was put back', () => {
  it('is found by a checkpoint that survives outside of it, whose file is never replaced', async () => {
    const folders = [join(folder, `kept-${day}`, 'digests')];
    await enter(test.database, clock, officer, { projectId: project, posting });
    await night();
    await saveCheckpointFile(test.database, clock, folders, settings);
    const file = join(folders[0] ?? '', `ledger-${clock.today()}.json`);
    const survivor = await readFile(file, 'utf8');
    await superuser('DELETE FROM ledger_digests WHERE day = (SELECT max(day) FROM ledger_digests)');
    await superuser(CUT_LAST.replaceAll('$P', project).replace('sequence = 3', 'sequence = 4'));
    const { mailIds } = await saveCheckpointFile(test.database, clock, folders, settings);
    expect(mailIds.length).toBeGreaterThan(0);
    expect((await open()).map(({ kind }) => kind)).toEqual(['database-older']);
    expect((await night()).signed).toBe(false);
    await saveCheckpointFile(test.database, clock, folders, settings);
    expect(await readFile(file, 'utf8')).toBe(survivor);
  });

  it('is no old one because a file was damaged: that is written again', async () => {
    const folders = [join(folder, 'damaged')];
    const {
      written: [file = ''],
    } = await saveCheckpointFile(test.database, clock, folders, settings);
    const whole = await readFile(file, 'utf8');
    for (const damaged of [whole.slice(0, 100), whole.replace('"entries":"3"', '"entries":"2"')]) {
      await writeFile(file, damaged);
      await saveCheckpointFile(test.database, clock, folders, settings);
      expect([await readFile(file, 'utf8'), await open()]).toEqual([whole, []]);
    }
  });
});
