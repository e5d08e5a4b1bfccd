import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z', planDates: 'derived' });
  officer = await tracker.as('officer', 'sample-development');
  manager = await tracker.as('manager', 'city');
});
afterAll(() => tracker.close());

const waiting = async (client: ApiClient, query = ''): Promise<any[]> =>
  (await client.get(`/api/derived-milestones?limit=200${query}`)).body.items;
const answer = (client: ApiClient, ...items: object[]) =>
  client.post('/api/derived-milestones/answers', { items });

describe('days that the plan does not state', () => {
  it('raise no alert, are never overdue, and show no colour', async () => {
    await tracker.evaluate();
    expect((await manager.get('/api/alerts?limit=1')).body.items).toEqual([]);
    const projects = (await manager.get('/api/projects?limit=200')).body.items;
    expect(projects.every((one: any) => one.overdueMilestones === 0)).toBe(true);
    expect(projects.some((one: any) => one.derivedMilestones > 0)).toBe(true);
    const light = projects
      .find((one: any) => one.derivedMilestones > 0)
      .lights.find((one: any) => one.dimension === 'milestones');
    expect(light.level).toBe('no-data');
  });

  it('are listed with their targets, for each organisation its own', async () => {
    expect((await manager.get('/api/derived-milestones/count')).body).toEqual({
      waiting: 104,
      passed: 104,
    });
    const all = await waiting(manager);
    expect(all).toHaveLength(104);
    expect(all.every((one) => one.derived && one.reason === 'plan-states-no-day')).toBe(true);
    expect(all.find((one) => one.target?.unit)).toMatchObject({
      projectName: expect.any(String),
      target: { measure: expect.any(String), comparator: expect.any(String) },
    });
    const own = await waiting(officer);
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(104);
    expect(await waiting(manager, '&passed=false')).toEqual([]);
    const [first] = await waiting(officer, `&projectId=${own[0].projectId}`);
    expect(first.projectId).toBe(own[0].projectId);
  });

  it('are answered in bulk: met with a value, still open, confirmed, dropped', async () => {
    const own = await waiting(officer);
    const met = own.find((one) => one.target?.value && one.target.value !== null);
    const [open, confirmed, dropped] = own.filter((one) => one.id !== met.id);
    const { status, body } = await answer(
      officer,
      { id: met.id, version: met.version, answer: 'met', on: '2025-06-30', reached: '516.5' },
      {
        id: open.id,
        version: open.version,
        answer: 'open',
        on: '2027-06-30',
        explanation: '征迁滞后（示例）',
      },
      { id: confirmed.id, version: confirmed.version, answer: 'confirm' },
      { id: dropped.id, version: dropped.version, answer: 'drop', explanation: '误读（示例）' },
    );
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { id: met.id, actualOn: '2025-06-30', reached: '516.5', derived: false, reason: 'met' },
      { id: open.id, forecastOn: '2027-06-30', derived: false, baselineOn: open.baselineOn },
      { id: confirmed.id, derived: false, reason: 'confirmed' },
      { id: dropped.id, dropped: true, reason: 'dropped' },
    ]);
    const of = async ({ projectId }: any) =>
      (await officer.get(`/api/projects/${projectId}/milestones?limit=200`)).body.items.map(
        (one: any) => one.id,
      );
    expect(await of(dropped)).not.toContain(dropped.id);
    expect(await of(confirmed)).toContain(confirmed.id);
    const { items } = (await officer.get(`/api/milestones/${met.id}/changes`)).body;
    expect(items.map((one: any) => [one.derived, one.reason, one.reached])).toEqual([
      [true, 'plan-states-no-day', null],
      [false, 'met', '516.5'],
    ]);

    await tracker.evaluate();
    const alerts = (await officer.get('/api/alerts?limit=200')).body.items;
    expect(
      alerts
        .filter((one: any) => one.rule === 'milestone-overdue')
        .map((one: any) => one.inputs.milestoneId),
    ).toEqual([confirmed.id]);
  });

  it('are answered all or not at all, and each refusal names its place and rule', async () => {
    const [one, two] = await waiting(officer);
    const before = (await officer.get('/api/derived-milestones/count')).body;
    const good = { id: one.id, version: one.version, answer: 'confirm' };
    const refused = async (item: object) => {
      const { status, body } = await answer(officer, good, item);
      return [status, body.code, body.errors?.[0]?.path];
    };
    const other = { id: two.id, version: two.version };
    expect(await refused({ ...other, answer: 'met', on: '2026-07-02' })).toEqual([
      422,
      'DAY_IN_FUTURE',
      'items.1.on',
    ]);
    expect(await refused({ ...other, answer: 'met', on: '2019-07-02' })).toEqual([
      422,
      'DAY_BEFORE_START',
      'items.1.on',
    ]);
    expect(await refused({ ...other, answer: 'drop' })).toEqual([
      422,
      'EXPLANATION_REQUIRED',
      'items.1.explanation',
    ]);
    expect(await refused({ ...other, version: 99, answer: 'confirm' })).toEqual([
      412,
      'EDIT_STALE',
      'items.1.version',
    ]);
    expect(await refused(good)).toEqual([422, 'ANSWERED_TWICE', 'items.1.id']);
    expect((await refused({ ...other, answer: 'later' }))[0]).toBe(400);
    expect((await officer.get('/api/derived-milestones/count')).body).toEqual(before);
  });

  it('are answered by nobody outside their organisation, and by no auditor', async () => {
    const [own] = await waiting(officer);
    const item = { id: own.id, version: own.version, answer: 'confirm' };
    expect((await answer(await tracker.as('officer', 'sample-transport'), item)).status).toBe(404);
    expect((await answer(await tracker.as('auditor'), item)).status).toBe(403);
    expect((await answer(manager, item)).status).toBe(200);
    expect((await answer(manager, { ...item, version: own.version + 1 })).body.code).toBe(
      'NOT_DERIVED',
    );
  });

  it('are confirmed on the page of their project too, by a change of their own', async () => {
    const [own, next] = await waiting(officer);
    const change = (one: any, body: object) =>
      officer.patch(`/api/milestones/${one.id}`, body, { headers: { 'if-match': one.etag } });
    expect((await change(own, { derived: false })).body).toMatchObject({
      derived: false,
      reason: 'confirmed',
    });
    expect((await change(next, { derived: true })).status).toBe(400);
    expect(
      (await change(next, { forecastOn: '2026-12-31', explanation: '在建', reason: 'funding' }))
        .body,
    ).toMatchObject({ derived: false, forecastOn: '2026-12-31', reason: 'funding' });
  });
});
