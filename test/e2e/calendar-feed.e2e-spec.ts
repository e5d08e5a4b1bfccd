import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let chief: ApiClient;
let officer: ApiClient;
let projectId: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z' });
  chief = await tracker.as('manager', 'city');
  officer = await tracker.as('officer', 'sample-transport');
  projectId = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
});
afterAll(() => tracker.close());

/** Asks an address as a calendar program does: without a session. */
const ask = (url: string) => fetch(tracker.url + new URL(url).pathname);
const open = async (): Promise<string> => {
  const made = await officer.post('/api/me/calendar-feed', undefined);
  expect(made.status).toBe(201);
  return made.body.url;
};

describe('the calendar of a person', () => {
  it('holds the days of their milestones and items of supervision, as days', async () => {
    const { body: me } = await officer.get('/api/me');
    await officer.post(`/api/projects/${projectId}/milestones`, {
      name: '主体结构封顶（示例）',
      baselineOn: '2026-12-31',
    });
    const item = await chief.post('/api/supervision-items', {
      kind: 'directive',
      title: '管线迁改滞后（示例）',
      words: '请于期限前完成迁改',
      projectId,
      leadOrganisationId: 'sample-transport',
      ownerId: me.person.id,
      dueOn: '2026-07-20',
    });
    const answer = await ask(await open());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const days = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[])
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event))
      .map(({ uid, summary, startDate }) => ({
        uid: uid.split('@')[0],
        summary,
        on: startDate.toString(),
        whole: startDate.isDate,
      }));
    expect(days.find(({ uid }) => uid === `supervision-${item.body.id}`)).toMatchObject({
      on: '2026-07-20',
      whole: true,
    });
    expect(days.find(({ summary }) => summary.includes('主体结构封顶'))).toMatchObject({
      on: '2026-12-31',
      whole: true,
    });
    // Days that nobody promised are in nobody's calendar.
    expect(days.filter(({ uid }) => uid?.startsWith('milestone-'))).toHaveLength(1);
  });

  it('is no longer at an address that was revoked or replaced, and at none that is made up', async () => {
    const first = await open();
    const second = await open();
    expect((await ask(first)).status).toBe(404);
    expect((await ask(second)).status).toBe(200);
    expect((await officer.get('/api/me/calendar-feed')).body.createdAt).not.toBeNull();
    expect((await officer.delete('/api/me/calendar-feed')).status).toBe(204);
    expect((await ask(second)).status).toBe(404);
    expect((await officer.get('/api/me/calendar-feed')).body.createdAt).toBeNull();
    expect((await ask(second.replace(/[^/]+\.ics$/, `${'x'.repeat(43)}.ics`))).status).toBe(404);
  });
});
