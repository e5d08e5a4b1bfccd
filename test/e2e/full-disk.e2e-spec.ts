import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { selfCheck } from '#alerts';
import { DiskRoom } from '#platform/disk';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';
import { until } from '../harness/until.js';

let tracker: BootedTracker;
let officer: ApiClient;
let admin: ApiClient;
let project: string;
beforeAll(async () => {
  tracker = await bootTracker();
  [officer, admin] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('system-admin'),
  ]);
  project = (await officer.get('/api/projects?limit=1')).body.items[0].id;
});
afterAll(() => tracker?.close());
afterEach(() => emptyDisk());

/** Simulates a full disk: requires more free space than any disk has. */
const fillDisk = () => {
  tracker.settings.DISK_FREE_MIN_MB = 2 ** 40;
};
const emptyDisk = () => {
  tracker.settings.DISK_FREE_MIN_MB = 0;
};
const readyz = () => tracker.anonymous().get('/readyz');
const postings = (month: string, headers: Record<string, string> = {}) =>
  officer.post(
    `/api/projects/${project}/ledger-entries`,
    {
      series: 'paid',
      month,
      amountFen: '1000000',
      fundingSource: 'municipal',
      repeatConfirmed: true,
    },
    { headers },
  );
const readyAgain = () => until('it is ready again', async () => (await readyz()).status === 200);

describe('a full disk', () => {
  it('is said to whoever would save, in their language, while everything can be read and people can sign in', async () => {
    fillDisk();
    expect((await readyz()).body).toMatchObject({ status: 507, code: 'DISK_FULL' });
    const [zh, en] = [
      await postings('2026-01'),
      await postings('2026-01', { 'accept-language': 'en' }),
    ];
    expect([zh.status, zh.body.code, en.status, en.body.code]).toEqual([
      507,
      'DISK_FULL',
      507,
      'DISK_FULL',
    ]);
    expect(zh.body.detail).toMatch(/磁盘空间不足.*可以照常查看.*自动恢复/);
    expect(en.body.detail).toMatch(/disk of the server is full.*can still be read.*by itself/);
    const reads = await Promise.all(
      ['/api/projects', `/api/projects/${project}`, '/api/me', '/api/alerts'].map((path) =>
        officer.get(path),
      ),
    );
    expect(reads.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await (await tracker.as('manager')).get('/api/me')).status).toBe(200);
    expect((await tracker.anonymous().get('/healthz')).status).toBe(200);
  });

  it('is a part of the status that is not well', async () => {
    fillDisk();
    await readyz();
    const { body } = await admin.get('/api/status');
    expect(body).toMatchObject({
      status: 'degraded',
      parts: { disk: { status: 'degraded', why: expect.stringMatching(/剩余 \d+ MB/) as unknown } },
    });
  });

  it('ends by itself, and what was refused has left nothing', async () => {
    fillDisk();
    await readyz();
    expect((await postings('2026-02')).status).toBe(507);
    emptyDisk();
    await readyAgain();
    expect((await admin.get('/api/status')).body.parts.disk.status).toBe('ok');
    expect((await officer.get('/api/ledger-proposals?limit=50')).body.items).toEqual([]);
    expect((await postings('2026-02')).status).toBe(202);
  });

  it('is an alarm that names what is left, told by mail, and cleared when there is room', async () => {
    fillDisk();
    const room = new DiskRoom(tracker.settings, null);
    await room.look();
    const { database } = tracker.test;
    const check = () => selfCheck(database, tracker.clock, tracker.settings, room.full());
    expect(await check()).toMatchObject({ raised: 1, mailIds: [expect.any(String) as unknown] });
    expect((await admin.get('/api/alarms?standing=true')).body.items).toMatchObject([
      {
        kind: 'disk-full',
        explanation: expect.stringMatching(/磁盘空间不足（剩余 \d+ MB）/) as unknown,
      },
    ]);
    emptyDisk();
    await room.look();
    expect(room.full()).toBeNull();
    expect(await check()).toMatchObject({ standing: 0, cleared: 1 });
  });
});

describe('a database that says its disk is full', () => {
  const refuseRows = () =>
    asSuperuser(tracker.test.name, (client) =>
      client.query(`
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
    CREATE TRIGGER no_room BEFORE INSERT ON change_requests FOR EACH ROW EXECUTE FUNCTION no_room();`),
    );
  const takeRows = () =>
    asSuperuser(tracker.test.name, (client) => client.query('DROP FUNCTION no_room CASCADE'));

  it('is answered as the state it is, which begins with that and ends when a trial succeeds', async () => {
    await refuseRows();
    const refused = await postings('2026-03');
    expect([refused.status, refused.body.code]).toEqual([507, 'DISK_FULL']);
    await takeRows();
    await readyAgain();
    expect((await postings('2026-03')).status).toBe(202);
  });
});

describe('the room that is kept for going on', () => {
  it('is given back as soon as the disk is full, and kept again when there is room', async () => {
    const DATA_DIR = join(tracker.dataDir, 'own');
    mkdirSync(join(DATA_DIR, 'postgres'), { recursive: true });
    const settings = { DATA_DIR, DISK_FREE_MIN_MB: 0 };
    const [room, kept] = [
      new DiskRoom(settings, null),
      () => existsSync(join(DATA_DIR, '.reserve')),
    ];
    await room.look();
    expect(kept()).toBe(true);
    settings.DISK_FREE_MIN_MB = 2 ** 40;
    await room.look();
    expect(kept()).toBe(false);
    settings.DISK_FREE_MIN_MB = 0;
    await room.look();
    await room.look();
    expect(kept()).toBe(true);
  });
});
