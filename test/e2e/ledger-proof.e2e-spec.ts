import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.js';
import { openLog } from '#platform/logging';
import type { Month } from '#values';
import { anActor } from '../builders/actors.js';
import { enter } from '../builders/ledger.js';
import { flagship } from '../builders/projects.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser, testHome } from '../harness/server.js';
import { startProcess } from '../harness/standalone-process.js';
import { until } from '../harness/until.js';

const DAY = '2026-11-23';
let tracker: BootedTracker;
let worker: RunningWorker;
let auditor: ApiClient;
let officer: ApiClient;
let project: string;
let folder: string;
beforeAll(async () => {
  tracker = await bootTracker();
  auditor = await tracker.as('auditor');
  officer = await tracker.as('officer', 'sample-transport');
  project = await flagship(tracker.test.database, 1);
  folder = mkdtempSync(join(testHome(), 'proof-'));
  for (let index = 0; index < 3; index += 1)
    await enter(tracker.test.database, tracker.clock, anActor('officer'), {
      projectId: project,
      posting: {
        series: 'paid',
        month: '2026-01' as Month,
        amountFen: 100_000n,
        fundingSource: 'municipal',
      },
    });
  worker = await createWorker({
    settings: tracker.settings,
    clock: tracker.clock,
    log: openLog('silent', 'test'),
    sweepEveryMs: 3_600_000,
  });
});
afterAll(async () => {
  await worker?.close();
  await tracker?.close();
});

async function run(
  args: string[],
  settings: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const command = startProcess(
    {
      DATABASE_URL: tracker.test.appUrl,
      DATABASE_OWNER_URL: tracker.test.ownerUrl,
      DATA_DIR: tracker.dataDir,
      ...settings,
    },
    'apps/cli/main.js',
    args,
  );
  const code = await command.ended();
  return { code, output: command.output() };
}
const asIs = { digest: '', exported: '' };
const tamper = (sql: string) => asSuperuser(tracker.test.name, (client) => client.query(sql));

describe('the proof of the ledger, through api and worker', () => {
  it('has a run and a checkpoint on the day the worker starts', async () => {
    await until('the night was verified', async () =>
      ((await auditor.get('/api/ledger-verifications')).body.items as { how: string }[]).some(
        (one) => one.how === 'scheduled',
      ),
    );
    const [digest] = (await auditor.get('/api/ledger-digests')).body.items;
    expect(digest).toMatchObject({ day: DAY, projects: 1, entries: '3' });
  });

  it('gives the checkpoint as it was signed, and the key to check it with', async () => {
    const { status, text, headers } = await auditor.get(`/api/ledger-digests/${DAY}`);
    expect([status, headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="ledger-${DAY}.json"`,
    ]);
    expect(readFileSync(join(tracker.dataDir, `digests/ledger-${DAY}.json`), 'utf8')).toBe(text);
    const { body: key } = await auditor.get('/api/ledger-digests/key');
    expect(key).toMatchObject({
      algorithm: 'Ed25519',
      publicKeyPem: readFileSync(join(tracker.dataDir, 'ledger-digest.key.pub'), 'utf8'),
    });
    const { digest, signature } = JSON.parse(text) as { digest: object; signature: string };
    // Uses plain JSON.stringify instead of the program's canonical JSON. Both give the same text
    // here, because the names are already in order and no value needs an escape.
    expect(
      verify(
        null,
        Buffer.from(JSON.stringify(digest)),
        createPublicKey(key.publicKeyPem as string),
        Buffer.from(signature, 'base64'),
      ),
    ).toBe(true);
    asIs.digest = join(folder, 'digest.json');
    writeFileSync(asIs.digest, text);
  });

  it('runs on request, held against the newest checkpoint, and lists its runs by page', async () => {
    const answer = await auditor.post('/api/ledger-verifications', undefined);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      {
        how: 'api',
        entries: '3',
        projects: 1,
        flaws: 0,
        firstFlaw: null,
        digestSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      },
    ]);
    const first = await auditor.get('/api/ledger-verifications?limit=1');
    const second = await auditor.get(
      `/api/ledger-verifications?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(first.body.items[0].id).not.toBe(second.body.items[0].id);
    expect((await auditor.get('/api/status')).body.parts.ledger).toMatchObject({
      status: 'ok',
      flaws: 0,
      digestOn: DAY,
    });
  });

  it.each<[string, string]>([
    ['GET', '/api/ledger-verifications'],
    ['POST', '/api/ledger-verifications'],
    ['GET', '/api/ledger-digests/key'],
  ])(
    'is closed to an officer and open to the system administrator: %s %s',
    async (method, path) => {
      expect((await officer.send(method, path)).status).toBe(403);
      expect((await (await tracker.as('system-admin')).send(method, path)).status).toBeLessThan(
        300,
      );
    },
  );

  it.each([['/api/ledger-digests'], [`/api/ledger-digests/${DAY}`]])(
    'shows nobody but an auditor of the city the sums of every project: %s',
    async (path) => {
      for (const somebody of [
        officer,
        await tracker.as('system-admin'),
        await tracker.as('audit-admin'),
      ])
        expect((await somebody.get(path)).status).toBe(403);
    },
  );

  it.each([['2026-11-22'], ['2026-13-01'], ['x'], ['..%2Fkey']])(
    'knows no digest of %s',
    async (day) => expect((await auditor.get(`/api/ledger-digests/${day}`)).status).toBe(404),
  );
});

describe('the commands that prove the ledger', () => {
  it('verify the database against a checkpoint, note the run, and export what can be verified without a database', async () => {
    expect(await run(['ledger', 'verify', '--against', asIs.digest])).toEqual({
      code: 0,
      output: `3 entries of 1 projects, held against the digest of ${DAY}: nothing was altered.\n`,
    });
    expect((await auditor.get('/api/ledger-verifications?limit=1')).body.items[0]).toMatchObject({
      how: 'cli',
      ranBy: expect.stringMatching(/^service:cli-/) as unknown,
    });
    asIs.exported = join(folder, 'ledger.txt');
    expect((await run(['ledger', 'export', '--out', asIs.exported])).output).toContain(
      '3 entries of 1 projects were written',
    );
    expect(
      await run(['ledger', 'verify', '--export', asIs.exported, '--against', asIs.digest], {
        DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
      }),
    ).toMatchObject({ code: 0 });
    expect(await run(['ledger', 'verify', '--database', tracker.test.appUrl])).toMatchObject({
      code: 0,
    });
    expect(await run(['ledger', 'check'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('each is the sum of its entries') as unknown,
    });
  });

  it('end with 1 and name the first bad entry', async () => {
    await tamper(
      `UPDATE ledger_entries SET amount_fen = amount_fen + 1 WHERE project_id = '${project}' AND sequence = 2`,
    );
    const verified = await run(['--json', 'ledger', 'verify']);
    expect([verified.code, JSON.parse(verified.output)]).toMatchObject([
      1,
      { flaws: [{ projectId: project, sequence: '2', what: 'a column of the entry was changed' }] },
    ]);
    expect(await run(['ledger', 'check'])).toMatchObject({ code: 1 });
    expect((await auditor.post('/api/ledger-verifications', undefined)).body).toMatchObject({
      flaws: 1,
      firstProjectId: project,
      firstSequence: '2',
    });
    expect((await auditor.get('/api/status')).body.parts.ledger).toMatchObject({
      status: 'degraded',
      flaws: 1,
    });
    await tamper(
      `UPDATE ledger_entries SET amount_fen = amount_fen - 1 WHERE project_id = '${project}' AND sequence = 2`,
    );
  });

  it('find a tail that was cut off together with its head, against the checkpoints that are kept, and one that is handed in', async () => {
    await tamper(`BEGIN; DELETE FROM ledger_entries
      WHERE project_id = '${project}' AND sequence = 3; UPDATE ledger_totals
      SET amount_fen = 200000, entries = 2 WHERE project_id = '${project}';
      UPDATE ledger_heads h SET entries = 2, paid_fen = 200000, head_hash = e.hash, head_sm3 = e.sm3
      FROM ledger_entries e WHERE e.project_id = h.project_id AND e.sequence = 2; COMMIT`);
    const found = {
      code: 1,
      output: expect.stringContaining(
        'entry 3: the digest knows 3 entries, the chain ends after 2',
      ) as unknown,
    };
    expect(await run(['ledger', 'verify'])).toMatchObject(found);
    expect(await run(['ledger', 'verify', '--against', asIs.digest])).toMatchObject({
      code: 1,
      output: expect.stringContaining(
        'entry 3: the digest knows 3 entries, the chain ends after 2',
      ) as unknown,
    });
  });

  it('trust no checkpoint that another key has signed, and none that was changed', async () => {
    writeFileSync(
      join(folder, 'changed.json'),
      readFileSync(asIs.digest, 'utf8').replace('"entries":"3"', '"entries":"2"'),
    );
    expect(
      await run(['ledger', 'verify', '--against', join(folder, 'changed.json')]),
    ).toMatchObject({
      code: 1,
      output: expect.stringContaining('changed after it was signed') as unknown,
    });
    const elsewhere = { DATA_DIR: mkdtempSync(join(testHome(), 'cli-')) };
    expect(
      await run(
        ['ledger', 'verify', '--export', asIs.exported, '--against', asIs.digest],
        elsewhere,
      ),
    ).toMatchObject({ code: 1, output: expect.stringContaining('nobody vouches') as unknown });
    expect(
      await run(
        [
          'ledger',
          'verify',
          '--export',
          asIs.exported,
          '--against',
          asIs.digest,
          '--key',
          join(tracker.dataDir, 'ledger-digest.key.pub'),
        ],
        elsewhere,
      ),
    ).toMatchObject({ code: 0 });
  });

  it.each([
    [['ledger', 'verify', '--export', '/nowhere/file']],
    [['ledger', 'verify', '--against', '/nowhere/file']],
    [['ledger', 'export']],
    [['ledger', 'verify', '--key', 'package.json']],
    [['ledger', 'verify', '--export', 'package.json', '--database', 'postgres://x']],
  ])('end %j with 2, called wrongly', async (args) =>
    expect(await run(args)).toMatchObject({ code: 2 }),
  );

  it('end with 1 and a sentence when the checkpoint is none', async () => {
    const { code, output } = await run(['ledger', 'verify', '--against', 'package.json']);
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('this is not a digest of the ledger'),
    ]);
  });
});
