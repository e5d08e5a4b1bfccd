import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { ApiClient } from '../../harness/api-client.js';
import {
  freePort,
  type StandaloneProcess,
  startProcess,
} from '../../harness/standalone-process.js';
import { until } from '../../harness/until.js';

const KILLS = Number(process.env.CHAOS_ROUNDS ?? 20);
const BACK_MAX_MS = 10_000;

let folder: string;
let port: number;
let tracker: StandaloneProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-killed-'));
  chmodSync(folder, 0o711);
  port = await freePort();
});
afterEach(async () => {
  tracker.child.kill('SIGINT');
  await tracker.ended();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { mode: 0o711, recursive: true });
  tracker = startProcess({
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    RATE_LIMITS: 'off',
  });
  await tracker.said('stops it');
}
const status = async (path: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}/${path}`)).status;
const isWell = async (): Promise<boolean> =>
  (await status('healthz')) === 200 && (await status('readyz')) === 200;
const serverPid = (dataDir: string): number =>
  Number(
    readFileSync(join(realpathSync(join(dataDir, 'postgres')), 'postmaster.pid'), 'utf8').split(
      '\n',
    )[0],
  );
async function signIn(dataDir: string, role: string): Promise<ApiClient> {
  const accounts = JSON.parse(readFileSync(join(dataDir, 'first-accounts.json'), 'utf8')) as {
    email: string;
    password: string;
    role: string;
  }[];
  const account = accounts.find((one) => one.role === role);
  const client = new ApiClient(`http://127.0.0.1:${port}`);
  expect((await client.signIn(account?.email ?? '', account?.password ?? '')).status).toBe(201);
  return client;
}
const post = (officer: ApiClient, project: string, note: string) =>
  officer.post(
    `/api/projects/${project}/ledger-entries`,
    {
      series: 'paid',
      month: '2026-01',
      amountFen: '1000000',
      fundingSource: 'municipal',
      note,
      repeatConfirmed: true,
    },
    { headers: { 'idempotency-key': note } },
  );

it('the database of the program, killed at any moment amid postings, is back each time, with all that was answered', async () => {
  const dataDir = join(folder, 'killed');
  await start(dataDir);
  const officer = await signIn(dataDir, 'officer');
  const { id } = (await officer.get('/api/projects?limit=1')).body.items[0] as { id: string };
  const tookMs: number[] = [];
  const answered: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const killed = pause(Math.random() * 400).then(() =>
      process.kill(serverPid(dataDir), 'SIGKILL'),
    );
    for (let number = 0; number < 10; number += 1) {
      const answer = await post(officer, id, `${kill}-${number}`);
      if (answer.status === 201) answered.push((answer.body as { id: string }).id);
      else expect(answer.status).toBe(503);
    }
    await killed;
    const since = performance.now();
    await until('it serves again', isWell, BACK_MAX_MS);
    tookMs.push(performance.now() - since);
  }
  const kept = new Set<string>();
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } =
      await officer.get(`/api/ledger-proposals?limit=200${cursor && `&cursor=${cursor}`}`);
    for (const { id: changeRequest } of body.items) kept.add(changeRequest);
    cursor = body.nextCursor;
  }
  const lost = answered.filter((changeRequest) => !kept.has(changeRequest));
  process.stdout.write(
    `killed ${KILLS} times, answered ${answered.length} postings, lost ${lost.length}, longest outage ${Math.ceil(Math.max(...tookMs))} ms\n`,
  );
  expect(answered.length).toBeGreaterThan(0);
  expect(lost).toEqual([]);
});

it('a disk that is filled to the brim, also while the database is killed, is survived and ends by itself', async () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=711', 'tmpfs', disk], {
      stdio: 'pipe',
    });
  } catch (cause) {
    throw new Error(
      'This drill fills a small disk of its own, which takes the right to mount one: run it as root.',
      { cause },
    );
  }
  try {
    const dataDir = join(disk, 'data');
    await start(dataDir);
    const [officer, admin] = [
      await signIn(dataDir, 'officer'),
      await signIn(dataDir, 'system-admin'),
    ];
    const { id } = (await officer.get('/api/projects?limit=1')).body.items[0] as { id: string };
    const filler = join(disk, 'filler');
    execFileSync('sh', ['-c', `dd if=/dev/zero of=${filler} bs=1M 2>/dev/null || true`]);
    await until('it is not ready', async () => (await status('readyz')) === 507);
    expect((await post(officer, id, 'full')).body).toMatchObject({
      status: 507,
      code: 'DISK_FULL',
    });
    await until(
      'the alarm stands',
      async () =>
        ((await admin.get('/api/alarms?standing=true')).body.items as { kind: string }[]).some(
          ({ kind }) => kind === 'disk-full',
        ),
      120_000,
    );
    process.kill(serverPid(dataDir), 'SIGKILL');
    await pause(100);
    await until(
      'it can be read',
      async () =>
        (await status('healthz')) === 200 &&
        (await officer.get('/api/projects?limit=1')).status === 200,
      BACK_MAX_MS,
    );
    writeFileSync(filler, '');
    await until('it is ready again', isWell, BACK_MAX_MS);
    expect((await post(officer, id, 'after')).status).toBe(201);
  } finally {
    tracker.child.kill('SIGINT');
    await tracker.ended();
    execFileSync('umount', [disk]);
  }
});
