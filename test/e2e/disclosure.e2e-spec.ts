import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPdf, toProject } from '../builders/documents.js';
import { oc4idsErrors } from '../builders/oc4ids.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { uploadTo } from '../harness/upload.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let outsider: ApiClient;
let projects: string[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-30T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
  outsider = await tracker.as('officer', 'sample-development');
  const { items } = (await officer.get('/api/projects?flagship=true')).body;
  projects = items.map(({ id }: { id: string }) => id);
});
afterAll(() => tracker?.close());

const PLACE = '/api/disclosure-packages';
const REPORT = '/api/reports/oc4ids';
const decide = (id: string, how = 'approval', body: object = {}) =>
  manager.post(`/api/change-requests/${id}/${how}`, body);

/** Submits a package and has it approved; returns the id of the package. */
async function publish(projectIds: string[], tier = 'public'): Promise<string> {
  const filed = await officer.post(PLACE, { projectIds, tier });
  expect(filed.status).toBe(202);
  expect((await decide(filed.body.id)).status).toBe(200);
  return filed.body.subject.id;
}

describe('a package of published projects', () => {
  it('is refused before anything was published, and to people who are not signed in', async () => {
    const nothing = await officer.get(REPORT);
    expect([nothing.status, nothing.body.code]).toEqual([404, 'NOTHING_PUBLISHED']);
    for (const path of [REPORT, PLACE])
      expect((await tracker.anonymous().get(path)).status).toBe(401);
    const admin = await tracker.as('system-admin');
    expect((await admin.get(REPORT)).status).toBe(403);
  });

  it('is looked at before it is submitted', async () => {
    const [first] = projects;
    const looked = await officer.post(`${PLACE}/previews`, {
      projectIds: [first],
      tier: 'public',
      fields: ['budget', 'milestones'],
    });
    expect([looked.status, looked.body.problems, looked.body.prefixIsExample]).toEqual([
      200,
      [],
      true,
    ]);
    const [{ content }] = looked.body.projects;
    expect(content.id).toBe(`oc4ids-bu3kcz-${String(first)}`);
    expect(content).not.toHaveProperty('documents');
    expect((await officer.get(PLACE)).body.items).toEqual([]);
  });

  it('is submitted, decided by another person, and stays the same file', async () => {
    const [first, second] = projects as [string, string];
    await tracker.enter(first, {
      series: 'completed',
      month: '2026-10',
      amountFen: '123456789',
      unitConfirmed: true,
    });
    for (const [name, disclosure] of [
      ['公开批复.pdf', 'proactive'],
      ['依申请.pdf', 'on-request'],
      ['不公开.pdf', 'withheld'],
    ] as const)
      await uploadTo(officer, '/api/documents', {
        file: { name, bytes: aPdf(name) },
        fields: { ...toProject(first), disclosure },
      });
    const key = { headers: { 'idempotency-key': 'package-1' } };
    const body = { projectIds: [first, second], tier: 'public' };
    const filed = await officer.post(PLACE, body, key);
    expect([filed.status, filed.body.kind, filed.body.state, filed.body.subject.kind]).toEqual([
      202,
      'disclosure-package',
      'submitted',
      'disclosure-package',
    ]);
    expect(filed.headers.get('location')).toBe(`/api/change-requests/${String(filed.body.id)}`);
    expect((await officer.post(PLACE, body, key)).body.id).toBe(filed.body.id);
    const { id } = filed.body.subject;
    expect((await officer.get(`${PLACE}/${String(id)}/content`)).body.code).toBe(
      'DISCLOSURE_NOT_PUBLISHED',
    );
    expect((await officer.post(`/api/change-requests/${filed.body.id}/approval`, {})).status).toBe(
      403,
    );
    expect((await decide(filed.body.id)).status).toBe(200);

    const file = await officer.get(`${PLACE}/${String(id)}/content`);
    expect(oc4idsErrors(file.text)).toEqual([]);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    const [listed] = (await officer.get(PLACE)).body.items;
    expect(listed).toMatchObject({
      id,
      tier: 'public',
      projects: 2,
      publishedOn: '2026-11-30',
      sha256: createHash('sha256').update(file.text).digest('hex'),
      bytes: Buffer.byteLength(file.text),
      changeRequestId: filed.body.id,
    });
    const { projects: said } = file.body;
    expect(said[0].documents.map(({ title }: any) => title)).toEqual(['公开批复.pdf']);
    expect(file.text).toContain('"amount":1234567.89');
    for (const { filedByName, approvedByName } of [listed])
      for (const name of [filedByName, approvedByName]) expect(file.text).not.toContain(name);

    await tracker.enter(first, {
      series: 'completed',
      month: '2026-09',
      amountFen: '100',
      unitConfirmed: true,
    });
    expect((await officer.get(`${PLACE}/${String(id)}/content`)).text).toBe(file.text);
    const report = await officer.get(REPORT);
    expect(oc4idsErrors(report.text)).toEqual([]);
    expect(report.body.projects).toEqual(
      expect.arrayContaining(said.map((one: any) => expect.objectContaining({ id: one.id }))),
    );
  });

  it('counts projects that are withheld, and names them nowhere', async () => {
    const [first, second] = projects as [string, string];
    const id = await publish([second], 'withheld');
    const detail = await officer.get(`${PLACE}/${id}`);
    expect(detail.body.projects).toEqual([expect.objectContaining({ content: null })]);
    expect((await officer.get(`${PLACE}/${id}/content`)).status).toBe(409);
    const { body, text } = await officer.get(REPORT);
    expect([body.withheldProjects, body.projects.length]).toEqual([1, 1]);
    expect(text).not.toContain(detail.body.projects[0].projectName);
    const again = await publish([first], 'internal');
    expect((await officer.get(`${PLACE}/${again}/content`)).body.withheldProjects).toBe(1);
    expect((await officer.get(REPORT)).status).toBe(404);
    await publish([first]);
    expect((await officer.get(REPORT)).body.projects).toHaveLength(1);
  });

  it('is refused where a text names a person or a withheld project', async () => {
    const [first, second] = projects as [string, string];
    const { name } = (await officer.get('/api/me')).body.person;
    const secret = (await officer.get(`/api/projects/${second}`)).body.name;
    for (const [title, code] of [
      [`${name}负责的节点`, 'DISCLOSURE_NAMES_PERSON'],
      [`与${secret}同步`, 'DISCLOSURE_NAMES_WITHHELD'],
    ]) {
      const made = await manager.post(`/api/projects/${first}/milestones`, {
        name: title,
        baselineOn: '2027-01-31',
      });
      expect(made.status).toBeLessThan(300);
      const body = { projectIds: [first], tier: 'public', fields: ['milestones'] };
      const looked = await officer.post(`${PLACE}/previews`, body);
      expect(looked.body.problems.map((one: any) => one.code)).toContain(code);
      expect((await officer.post(PLACE, body)).status).toBe(422);
    }
    const without = { projectIds: [first], tier: 'public', fields: ['budget'] };
    expect((await officer.post(PLACE, without)).status).toBe(202);
  });

  it('that was returned is not published', async () => {
    const filed = await officer.post(PLACE, { projectIds: [projects[1]], tier: 'withheld' });
    await decide(filed.body.id, 'return', { reason: '再核（示例）' });
    const { items } = (await officer.get(PLACE)).body;
    expect(items.map(({ id }: any) => id)).not.toContain(filed.body.subject.id);
  });

  it.each([
    ['no project', { projectIds: [], tier: 'public' }, 'projectIds'],
    ['another tier', { projectIds: ['0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10'], tier: 'x' }, 'tier'],
    [
      'another content',
      { projectIds: ['0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10'], tier: 'public', fields: ['people'] },
      'fields',
    ],
  ])('is refused with %s', async (_, body, path) => {
    const answer = await officer.post(PLACE, body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  it('does not exist for people who may not read all of its projects', async () => {
    const id = (await officer.get(PLACE)).body.items[0].id;
    expect((await outsider.get(`${PLACE}/${String(id)}`)).status).toBe(404);
    expect((await outsider.get(`${PLACE}/${String(id)}/content`)).status).toBe(404);
    expect((await outsider.get(PLACE)).body.items).toEqual([]);
    expect((await outsider.get(REPORT)).status).toBe(404);
    const foreign = { projectIds: [projects[0]], tier: 'public' };
    expect((await outsider.post(PLACE, foreign)).status).toBe(404);
    expect((await outsider.post(`${PLACE}/previews`, foreign)).status).toBe(404);
  });

  it('lists pages of packages, the newest first', async () => {
    const all = (await officer.get(PLACE)).body.items;
    const one = (await officer.get(`${PLACE}?limit=1`)).body;
    const next = (await officer.get(`${PLACE}?limit=1&cursor=${String(one.nextCursor)}`)).body;
    expect([one.items[0].id, next.items[0].id]).toEqual([all[0].id, all[1].id]);
  });
});
