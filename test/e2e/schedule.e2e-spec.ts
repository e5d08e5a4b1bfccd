import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
let officer: ApiClient;
let foreign: ApiClient;
let projectId: string;
let otherProjectId: string;
/** Milestones of the project by name. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  foreign = await tracker.as('officer', 'sample-development');
  const projects = (await officer.get('/api/projects?limit=2')).body.items;
  [projectId, otherProjectId] = projects.map(({ id }: any) => id);
  await asSuperuser(tracker.test.name, (client) =>
    client.query('UPDATE milestones SET dropped = true, actual_on = NULL WHERE project_id = $1', [
      projectId,
    ]),
  );
  for (const [name, baselineOn] of [
    ['开工（示例）', '2026-09-01'],
    ['封顶（示例）', '2027-03-01'],
    ['通车（示例）', '2027-12-31'],
    ['绿化（示例）', '2027-06-30'],
  ] as const) {
    const { body } = await officer.post(`/api/projects/${projectId}/milestones`, {
      name,
      baselineOn,
    });
    ids[name.slice(0, 2)] = body.id;
  }
});
afterAll(() => tracker.close());

const version = async (name: string): Promise<number> =>
  (await officer.get(`/api/milestones/${ids[name]}`)).body.version;
const put = async (
  name: string,
  predecessors: unknown,
  { as = officer, read }: { as?: ApiClient; read?: number } = {},
) =>
  as.send(
    'PUT',
    `/api/milestones/${ids[name]}/predecessors`,
    { predecessors },
    { headers: { 'if-match': `"v${read ?? (await version(name))}"` } },
  );
const schedule = async (as = officer) => {
  const { status, body } = await as.get(`/api/projects/${projectId}/schedule`);
  const byName = (items: any[]) =>
    Object.fromEntries(items.map((item) => [item.name.slice(0, 2), item]));
  return { status, body, of: byName(body.items ?? []) };
};

describe('predecessors of milestones', () => {
  it('give float and critical path, and show where days contradict them', async () => {
    const set = await put('封顶', [{ milestoneId: ids['开工'], lagDays: 150 }]);
    expect([set.status, set.headers.get('etag')]).toEqual([200, '"v2"']);
    await put('通车', [{ milestoneId: ids['封顶'], lagDays: 305 }, { milestoneId: ids['绿化'] }]);
    const { body, of } = await schedule();
    expect(body.finishOn).toBe('2027-12-31');
    expect(body.items.map(({ name }: any) => name.slice(0, 2))).toEqual([
      '开工',
      '封顶',
      '绿化',
      '通车',
    ]);
    expect(of['通车']).toMatchObject({ floatDays: 0, critical: true, conflict: false });
    expect(of['通车'].predecessors).toEqual([
      { milestoneId: ids['封顶'], lagDays: 305, shortDays: 0 },
      { milestoneId: ids['绿化'], lagDays: 0, shortDays: 0 },
    ]);
    expect(of['封顶']).toMatchObject({ floatDays: 0, critical: true });
    expect(of['开工']).toMatchObject({ floatDays: 31, critical: false, predecessors: [] });
    expect(of['绿化']).toMatchObject({ floatDays: 184, critical: false });

    const moved = await officer.patch(
      `/api/milestones/${ids['封顶']}`,
      { forecastOn: '2027-03-11', explanation: '征迁滞后（示例）' },
      { headers: { 'if-match': '"v2"' } },
    );
    expect(moved.status).toBe(200);
    const late = (await schedule()).of;
    expect(late['封顶']).toMatchObject({ floatDays: -10, critical: true, conflict: false });
    expect(late['通车']).toMatchObject({ conflict: true });
    expect(late['通车'].predecessors[0]).toMatchObject({ shortDays: 10 });
  });

  it('are refused on a cycle, with its path, and nothing is written', async () => {
    const refused = await put('开工', [
      { milestoneId: ids['绿化'] },
      { milestoneId: ids['通车'], lagDays: 3 },
    ]);
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      422,
      'PREDECESSOR_CYCLE',
      'predecessors.1.milestoneId',
    ]);
    expect(JSON.stringify(refused.body)).toContain(
      '开工（示例） → 封顶（示例） → 通车（示例） → 开工（示例）',
    );
    const itself = await put('绿化', [{ milestoneId: ids['绿化'] }]);
    expect([itself.status, itself.body.code]).toEqual([422, 'PREDECESSOR_CYCLE']);
    expect((await schedule()).of['开工']).toMatchObject({ predecessors: [], version: 1 });
  });

  it('are milestones of the same project, each once, with a lag that makes sense', async () => {
    const other = await officer.post(`/api/projects/${otherProjectId}/milestones`, {
      name: '别处（示例）',
      baselineOn: '2027-01-01',
    });
    const wrong = async (...predecessors: unknown[]) => {
      const { status, body } = await put('绿化', predecessors);
      return [status, body.errors[0].code, body.errors[0].path];
    };
    expect(await wrong({ milestoneId: ids['开工'] }, { milestoneId: other.body.id })).toEqual([
      422,
      'PREDECESSOR_UNKNOWN',
      'predecessors.1.milestoneId',
    ]);
    expect(await wrong({ milestoneId: ids['开工'] }, { milestoneId: ids['开工'] })).toEqual([
      422,
      'ANSWERED_TWICE',
      'predecessors.1.milestoneId',
    ]);
    expect(await wrong({ milestoneId: ids['开工'], lagDays: -1 })).toEqual([
      400,
      'NOT_A_WHOLE_NUMBER',
      'predecessors.0.lagDays',
    ]);
    expect(await wrong({ milestoneId: 'x' })).toMatchObject([
      400,
      expect.any(String),
      'predecessors.0.milestoneId',
    ]);
    const dropped = (
      await asSuperuser(tracker.test.name, (client) =>
        client.query('SELECT id FROM milestones WHERE project_id = $1 AND dropped LIMIT 1', [
          projectId,
        ]),
      )
    ).rows[0];
    if (dropped)
      expect(await wrong({ milestoneId: dropped.id })).toEqual([
        422,
        'PREDECESSOR_UNKNOWN',
        'predecessors.0.milestoneId',
      ]);
  });

  it('are refused on an old version, and to who may not change the milestone', async () => {
    const stale = await put('通车', [], { read: 1 });
    expect([stale.status, stale.body.code]).toEqual([412, 'EDIT_STALE']);
    const hidden = await put('通车', [], { as: foreign });
    expect(hidden.status).toBe(404);
    expect((await schedule(foreign)).status).toBe(404);
    const auditor = await tracker.as('auditor', 'city');
    expect((await put('通车', [], { as: auditor })).status).toBe(403);
    expect((await schedule(auditor)).of['通车'].predecessors).toHaveLength(2);
  });

  it('are replaced, kept in the audit log, and leave the version when nothing changed', async () => {
    const before = await version('通车');
    const same = await put('通车', [
      { milestoneId: ids['绿化'], lagDays: 0 },
      { milestoneId: ids['封顶'], lagDays: 305 },
    ]);
    expect([same.status, same.body.version]).toEqual([200, before]);
    expect((await put('通车', [])).body.version).toBe(before + 1);
    expect((await schedule()).of['通车']).toMatchObject({ predecessors: [], conflict: false });
    const auditor = await tracker.as('auditor', 'city');
    const events = (await auditor.get(`/api/audit-events?subjectId=${ids['通车']}&limit=5`)).body;
    expect(JSON.stringify(events.items[0])).toContain('"predecessors":[]');
  });

  it('have no float before a day is confirmed, nor before what waits for it', async () => {
    const { id } = (
      await asSuperuser(tracker.test.name, (client) =>
        client.query(
          `INSERT INTO milestones (project_id, source_key, name, baseline_on, forecast_on, derived,
             reason, version, created_by, created_at)
           VALUES ($1, 'period-end', '规划期末（示例）', '2030-12-31', '2030-12-31', true,
             'plan-states-no-day', 1, 'proof', now()) RETURNING id`,
          [projectId],
        ),
      )
    ).rows[0];
    ids['规划'] = id;
    await put('规划', [{ milestoneId: ids['绿化'], lagDays: 30 }]);
    const { body, of } = await schedule();
    expect(body.finishOn).toBe('2027-12-31');
    expect(of['规划']).toMatchObject({ floatDays: null, floatMissing: 'unverified' });
    expect(of['规划'].predecessors[0].shortDays).toBeNull();
    expect(of['绿化']).toMatchObject({ floatDays: null, floatMissing: 'after-unverified' });
  });
});
