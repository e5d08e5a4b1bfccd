import { lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../../harness/api-client.js';
import {
  freePort,
  type StandaloneProcess,
  startProcess,
} from '../../harness/standalone-process.js';

const READY = 'stops it';
const home = mkdtempSync(join(tmpdir(), 'tracker-backup-drill-'));
const folder = (name: string): string => join(home, name);
const DATA_DIR = folder('data');
const CHECKPOINT_DIR = folder('checkpoints');
const settings = { DATA_DIR, CHECKPOINT_DIR, HOST: '127.0.0.1' };
const running: StandaloneProcess[] = [];

afterEach(async () => {
  for (const tracker of running.splice(0)) {
    tracker.child.kill('SIGINT');
    await tracker.ended();
  }
});
afterAll(() => {
  wipe();
  rmSync(home, { recursive: true, force: true });
});

async function started(): Promise<{ port: number; tracker: StandaloneProcess }> {
  const port = await freePort();
  const tracker = startProcess({ ...settings, PORT: String(port) });
  running.push(tracker);
  await tracker.said(READY);
  return { port, tracker };
}

async function stopped({ tracker }: { tracker: StandaloneProcess }): Promise<void> {
  tracker.child.kill('SIGINT');
  expect(await tracker.ended()).toBe(0);
  running.splice(running.indexOf(tracker), 1);
}

/** Runs a command of the operator; its duration is printed for the operator's guide. */
async function command(
  ...args: string[]
): Promise<{ code: number | null; output: string; seconds: number }> {
  const since = performance.now();
  const run = startProcess(settings, 'apps/cli/main.js', args);
  const code = await run.ended();
  const seconds = (performance.now() - since) / 1_000;
  process.stdout.write(`── tracker ${args[0]}: exit ${code} after ${seconds.toFixed(1)} s\n`);
  return { code, output: run.output(), seconds };
}

/** Loses the machine: the data folder is gone, with the cluster to which it may only lead. */
function wipe(): void {
  const cluster = join(DATA_DIR, 'postgres');
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink())
    rmSync(dirname(realpathSync(cluster)), { recursive: true, force: true });
  rmSync(DATA_DIR, { recursive: true, force: true });
}

async function signedIn(port: number, role: string): Promise<ApiClient> {
  const accounts = JSON.parse(readFileSync(join(DATA_DIR, 'first-accounts.json'), 'utf8')) as {
    role: string;
    email: string;
    password: string;
  }[];
  const account = accounts.find((one) => one.role === role);
  const client = new ApiClient(`http://127.0.0.1:${port}`);
  expect((await client.signIn(account?.email ?? '', account?.password ?? '')).status).toBe(200);
  return client;
}

describe('an installation whose machine is lost', () => {
  it('is restored from a backup that was made while it ran, and everything verifies', async () => {
    const first = await started();
    expect((await command('seed', 'overspent-airport')).code).toBe(0);
    expect(
      await command('backup', '--to', folder('old'), '--keys-to', folder('old-keys')),
    ).toMatchObject({ code: 0 });
    const auditor = await signedIn(first.port, 'auditor');
    expect((await auditor.post('/api/ledger-checkpoints', undefined)).status).toBe(201);
    const made = await command('backup', '--to', folder('new'), '--keys-to', folder('new-keys'));
    expect([made.code, made.output]).toEqual([0, expect.stringContaining('5 entries')]);
    expect(readdirSync(folder('new-keys'))).toContain('ledger-digest.key');
    await stopped(first);
    wipe();

    const planned = await command('restore', folder('new'), '--keys', folder('new-keys'));
    expect([planned.code, planned.output]).toEqual([2, expect.stringContaining('say --yes')]);
    expect(readdirSync(home)).not.toContain('data');
    const restored = await command('restore', folder('new'), '--keys', folder('new-keys'), '--yes');
    expect([restored.code, restored.output]).toEqual([
      0,
      expect.stringMatching(/5 entries of the ledger and \d+ signed audit events verify/),
    ]);
    for (const verify of ['ledger', 'audit'])
      expect(await command(verify, 'verify')).toMatchObject({ code: 0 });

    const again = await started();
    const admin = await signedIn(again.port, 'system-admin');
    const { parts } = (await admin.get('/api/status')).body;
    expect(parts.backup).toMatchObject({ status: 'ok', encrypted: false, withKeys: true });
    expect(parts.ledger).toMatchObject({ status: 'ok', contradictions: 0 });
    const examined = await command('doctor', '--json');
    expect(examined.code).toBe(0);
    await stopped(again);
  });

  it('is found out when the backup is older than a checkpoint that survives', async () => {
    wipe();
    const restored = await command('restore', folder('old'), '--keys', folder('old-keys'), '--yes');
    expect([restored.code, restored.output]).toEqual([
      1,
      expect.stringContaining('survives that the database does not have'),
    ]);
    const again = await started();
    const admin = await signedIn(again.port, 'system-admin');
    const { parts } = (await admin.get('/api/status')).body;
    expect(parts.ledger).toMatchObject({ status: 'degraded', contradictions: 1 });
    await stopped(again);
  });
});
