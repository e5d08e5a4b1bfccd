import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backUp } from '../backup/backup-world.js';
import { aPdf, toProject } from '../builders/documents.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { type ObjectServer, startObjectServer } from '../harness/object-server.js';
import { uploadTo } from '../harness/upload.js';

let store: ObjectServer;
let tracker: BootedTracker;
let officer: ApiClient;
let project: string;
beforeAll(async () => {
  store = await startObjectServer();
  tracker = await bootTracker({ settings: { FILES_URL: store.url } });
  officer = await tracker.as('officer', 'sample-transport');
  project = (await officer.get('/api/projects?limit=1')).body.items[0].id;
});
afterAll(async () => {
  await tracker?.close();
  await store?.close();
});

const upload = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
  uploadTo(officer, '/api/documents', { file: { name, bytes }, fields: toProject(project) });
const content = (id: string) =>
  fetch(`${tracker.url}/api/documents/${id}/content`, { headers: officer.credentials() });

describe('documents in a store of objects', () => {
  it('are uploaded to it and read back from it by who may, and by nobody else', async () => {
    const bytes = aPdf(randomBytes(12).toString('hex'));
    const { status, body } = await upload('批复（示例）.pdf', bytes);
    expect(status).toBe(201);
    expect([...store.objects.values()].map((one) => one.equals(bytes))).toEqual([true]);
    const read = await content(body.id);
    expect([read.status, Buffer.from(await read.arrayBuffer()).equals(bytes)]).toEqual([200, true]);
    const outsider = await tracker.as('officer', 'sample-development');
    expect((await outsider.get(`/api/documents/${body.id}`)).status).toBe(404);
  });

  it('are refused with words while it does not answer; nothing else is', async () => {
    const kept = await upload('图纸（示例）.pdf', aPdf(randomBytes(12).toString('hex')));
    store.failing = 500;
    const before = (await officer.get(`/api/projects/${project}/documents`)).body.items.length;
    const refused = await upload('照片（示例）.pdf', aPdf(randomBytes(12).toString('hex')));
    expect([refused.status, refused.body.code]).toEqual([503, 'FILES_UNAVAILABLE']);
    const read = await content(kept.body.id);
    expect([read.status, ((await read.json()) as { code: string }).code]).toEqual([
      503,
      'FILES_UNAVAILABLE',
    ]);
    const after = await officer.get(`/api/projects/${project}/documents`);
    expect([after.status, after.body.items.length]).toEqual([200, before]);
    store.failing = null;
    expect((await content(kept.body.id)).status).toBe(200);
  });

  it('are in a backup, where a restore puts them into the data folder', async () => {
    const bytes = aPdf(randomBytes(12).toString('hex'));
    await upload('合同（示例）.pdf', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { to, made } = await backUp(tracker.test, tracker.settings);
    const place = join(to, 'data/files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect([readFileSync(place).equals(bytes), made.files]).toEqual([true, store.objects.size]);
  });
});
