import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { serviceScope } from '#platform/database';
import { StartupError } from '#platform/program';
import type { Day, Month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { enter } from '../../test/builders/ledger.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import { testHome } from '../../test/harness/server.js';
import {
  type CheckpointKey,
  checkpointOf,
  saveCheckpointFile,
  makeDueCheckpoint,
  newestCheckpoint,
  openCheckpointKey,
  publicKeyFileOf,
  readCheckpoint,
  readPublicKey,
  verifyAgainst,
  verifyLedger,
} from './index.js';
import { headsAsOf } from './store/checkpoint-rows.js';

const scope = serviceScope('test');
const officer = anActor('officer');
const settings = readSettings({ PUBLIC_URL: 'https://tracker.city.example' });
const posting = {
  series: 'paid' as const,
  month: '2026-10' as Month,
  amountFen: 123_456n,
  fundingSource: 'municipal' as const,
};

let test: TestDatabase;
let folder: string;
let key: CheckpointKey;
let clock: FixedClock;
let project: string;
beforeAll(async () => {
  test = await testDatabase();
  folder = await mkdtemp(join(testHome(), 'digests-'));
  key = await openCheckpointKey(join(folder, 'ledger-digest.key'));
  clock = new FixedClock('2026-11-26T00:29:00+08:00');
  project = await flagship(test.database, 1);
});
afterAll(() => test.close());

const make = () => makeDueCheckpoint(test.database, clock, key, settings);
const newest = async () => {
  const checkpoint = await test.database.read(scope, newestCheckpoint);
  if (!checkpoint) throw new Error('there is no digest');
  return checkpoint;
};
const mails = () =>
  test.database.read(scope, (tx) =>
    tx.query<{ to: string; name: string | null; text: string | null }[]>(
      'SELECT to_address AS to, attachment_name AS name, attachment_text AS text FROM mail_outbox ORDER BY composed_at, to_address',
    ),
  );

describe('the daily checkpoint of the ledger', () => {
  it('is none while the ledger never held anything', async () => {
    clock.set('2026-11-26T00:30:00+08:00');
    expect(await make()).toBeNull();
  });

  it('waits for its hour', async () => {
    await enter(test.database, clock, officer, { projectId: project, posting });
    clock.set('2026-11-26T00:29:00+08:00');
    expect(await make()).toBeNull();
  });

  it('is made up for later in the day when nobody was there at its hour, once by however many workers, and mailed to every auditor', async () => {
    clock.set('2026-11-26T10:00:00+08:00');
    const made = await Promise.all([make(), make(), make()]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await make()).toBeNull();
    const { text, day } = await newest();
    expect(day).toBe('2026-11-26');
    const auditors = await test.database.read(scope, (tx) =>
      tx.query<{ email: string }[]>(
        "SELECT DISTINCT email FROM people p JOIN memberships m ON m.person_id = p.id WHERE m.role = 'auditor' AND p.active ORDER BY 1",
      ),
    );
    expect(auditors.length).toBeGreaterThan(0);
    expect(await mails()).toEqual(
      auditors.map(({ email }) => ({ to: email, name: 'ledger-2026-11-26.json', text })),
    );
  });

  it('lies in the folder of the data as it was signed, and is put back when it was changed there', async () => {
    const keep = () =>
      saveCheckpointFile(test.database, clock, [join(folder, 'digests')], settings);
    const {
      written: [file],
    } = await keep();
    expect(file).toBe(join(folder, 'digests/ledger-2026-11-26.json'));
    const { text } = await newest();
    expect(await readFile(file ?? '', 'utf8')).toBe(text);
    expect((await keep()).written).toEqual([]);
    await writeFile(file ?? '', 'x');
    await keep();
    expect(await readFile(file ?? '', 'utf8')).toBe(text);
  });

  it('holds every chain that is there, and the chains go on past it', async () => {
    const checkpoint = readCheckpoint((await newest()).text);
    expect(checkpoint.heads).toMatchObject([
      { projectId: project, entries: 1n, paidFen: 123_456n, completedFen: 0n },
    ]);
    await enter(test.database, clock, officer, { projectId: project, posting });
    const against = {
      digest: checkpoint,
      known: await readPublicKey(publicKeyFileOf(join(folder, 'ledger-digest.key'))),
    };
    expect(
      (
        await test.database.read(scope, (tx) =>
          verifyAgainst(against, (heads) => verifyLedger(tx, heads)),
        )
      ).flaws,
    ).toEqual([]);
    const anonymous = {
      digest: checkpoint,
      known: (await openCheckpointKey(join(folder, 'other.key'))).publicKey,
    };
    expect(
      (
        await test.database.read(scope, (tx) =>
          verifyAgainst(anonymous, (heads) => verifyLedger(tx, heads)),
        )
      ).flaws.map((flaw) => flaw.what),
    ).toEqual(['the digest was signed with another key than the one that is known']);
  });

  it('names the one before it, on the next day', async () => {
    const before = await newest();
    clock.set('2026-11-27T00:30:00+08:00');
    expect(await make()).toMatchObject({ day: '2026-11-27', entries: 2n });
    expect(JSON.parse((await newest()).text)).toMatchObject({
      digest: {
        previous: { day: '2026-11-26', sha256: before.sha256 },
        totals: { entries: '2', paidFen: '246912', projects: '1' },
      },
    });
    expect(
      (await test.database.read(scope, (tx) => checkpointOf(tx, '2026-11-26' as Day)))?.sha256,
    ).toBe(before.sha256);
  });

  it('says in its mail and in the record when another key signs than before', async () => {
    clock.set('2026-11-28T00:30:00+08:00');
    const other = await openCheckpointKey(join(folder, 'replaced.key'));
    expect(await makeDueCheckpoint(test.database, clock, other, settings)).toMatchObject({
      day: '2026-11-28',
    });
    const [told] = await test.database.read(scope, (tx) =>
      tx.query<{ subject: string; text: string }[]>(
        "SELECT subject, text_body AS text FROM mail_outbox WHERE attachment_name = 'ledger-2026-11-28.json'",
      ),
    );
    expect(told?.subject).toMatch(/^【签名密钥已更换】/);
    expect(told?.text).toMatch(new RegExp(`${key.fingerprint}.*${other.fingerprint}`));
    const [statement] = await test.database.read(scope, (tx) =>
      tx.query<{ before: object; now: object }[]>(
        "SELECT old_value AS before, new_value AS now FROM audit_records WHERE action = 'ledger-digest.make' AND subject_id = '2026-11-28'",
      ),
    );
    expect(statement).toMatchObject({
      before: { key: key.fingerprint },
      now: { key: other.fingerprint },
    });
    clock.set('2026-11-29T00:30:00+08:00');
    await makeDueCheckpoint(test.database, clock, other, settings);
    const quiet = await test.database.read(scope, (tx) =>
      tx.query<{ subject: string }[]>(
        "SELECT subject FROM mail_outbox WHERE attachment_name = 'ledger-2026-11-29.json'",
      ),
    );
    expect(quiet.some(({ subject }) => subject.includes('密钥'))).toBe(false);
  });

  it('leaves out what was recorded after its instant', async () => {
    const [first, second] = await test.database.read(scope, (tx) =>
      tx.query<{ at: Date; hash: string }[]>(
        'SELECT recorded_at AS at, hash FROM ledger_entries WHERE project_id = $1 ORDER BY sequence',
        [project],
      ),
    );
    const heads = (at: Date) => test.database.read(scope, (tx) => headsAsOf(tx, at));
    expect(await heads(first?.at as Date)).toMatchObject([
      { entries: 1n, hash: first?.hash, paidFen: 123_456n },
    ]);
    expect(await heads(second?.at as Date)).toMatchObject([
      { entries: 2n, hash: second?.hash, paidFen: 246_912n },
    ]);
    expect(await heads(new Date((first?.at as Date).getTime() - 1))).toEqual([]);
  });

  it('cannot be changed by the program', async () => {
    for (const statement of [
      "UPDATE ledger_digests SET text = ''",
      'DELETE FROM ledger_digests',
      'TRUNCATE ledger_digests',
      'DELETE FROM ledger_verifications',
    ]) {
      await expect(test.database.write(scope, (tx) => tx.query(statement))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

describe('the key of checkpoints', () => {
  it('is for this user alone, the same for everybody who opens it, and its public half stands beside it', async () => {
    const file = join(folder, 'new/ledger.key');
    const [one, other] = await Promise.all([openCheckpointKey(file), openCheckpointKey(file)]);
    expect(one.publicPem).toBe(other.publicPem);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(`${file}.pub`, 'utf8')).toBe(one.publicPem);
    expect((await openCheckpointKey(file)).publicPem).toBe(one.publicPem);
  });

  it.each([
    ['another text', 'x'],
    [
      'a key of another kind',
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n',
    ],
  ])('is refused by name when the file holds %s', async (_, text) => {
    const file = join(folder, 'wrong.key');
    await writeFile(file, text);
    await expect(openCheckpointKey(file)).rejects.toThrow(StartupError);
  });
});
