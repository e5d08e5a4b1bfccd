import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let chief: ApiClient;
let officer: ApiClient;
let auditor: ApiClient;
let projectId: string;
let ownerId: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z' });
  chief = await tracker.as('manager', 'city');
  officer = await tracker.as('officer', 'sample-transport');
  auditor = await tracker.as('auditor');
  projectId = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
  ownerId = (await officer.get('/api/me')).body.person.id;
});
afterAll(() => tracker?.close());

const LIST = '/api/meetings';
const wanted = (over: object = {}) => ({
  organisationId: 'city',
  title: '七月调度会（示例）',
  heldOn: '2026-07-01',
  chair: '示例主持人',
  ...over,
});
const decision = (over: object = {}) => ({
  text: '七月底前完成管线迁改。由交通牵头。',
  leadOrganisationId: 'sample-transport',
  ownerId,
  dueOn: '2026-07-31',
  projectId,
  ...over,
});

describe('a dispatch meeting', () => {
  it('is planned, opened and decides, and what it decided is supervised and comes back', async () => {
    const made = await chief.post(LIST, wanted());
    expect([made.status, made.headers.get('location')]).toEqual([201, `${LIST}/${made.body.id}`]);
    expect(made.body).toMatchObject({
      ...wanted(),
      state: 'planned',
      openedAt: null,
      openDecisions: 0,
      decisions: [],
      agenda: { decisions: [], more: 0 },
    });
    const at = `${LIST}/${made.body.id}`;
    const early = await chief.post(`${at}/decisions`, decision());
    expect([early.status, early.body.code]).toEqual([409, 'MEETING_NOT_HELD']);
    const opened = await chief.post(`${at}/opening`, undefined);
    expect([opened.status, opened.body.state]).toEqual([200, 'held']);
    const decided = await chief.post(`${at}/decisions`, decision());
    expect(decided.status).toBe(201);
    const item = `/api/supervision-items/${decided.body.itemId}`;
    expect(decided.headers.get('location')).toBe(item);
    expect(decided.body).toMatchObject({
      ...decision(),
      number: '督办〔2026〕1号',
      state: 'assigned',
      overdue: false,
    });
    expect((await officer.get(item)).body).toMatchObject({
      kind: 'decision',
      title: '七月底前完成管线迁改',
      number: '督办〔2026〕1号',
    });
    expect((await officer.get(at)).status).toBe(404);
    expect((await auditor.get(at)).body.decisions).toEqual([decided.body]);
    const next = await chief.post(
      LIST,
      wanted({ title: '八月调度会（示例）', heldOn: '2026-08-01' }),
    );
    expect(next.body.agenda.decisions).toMatchObject([
      { id: decided.body.itemId, meetingId: made.body.id, projectId },
    ]);
    const list = await auditor.get(LIST);
    expect(list.body.items.map(({ heldOn }: { heldOn: string }) => heldOn)).toEqual([
      '2026-08-01',
      '2026-07-01',
    ]);
    const second = await chief.get(
      `${LIST}?limit=1&cursor=${(await chief.get(`${LIST}?limit=1`)).body.nextCursor}`,
    );
    expect(second.body.items).toMatchObject([{ id: made.body.id, openDecisions: 1 }]);
  });

  it('names the rule of a red alert in the language of the reader', async () => {
    await tracker.evaluate();
    const meeting = await chief.post(LIST, wanted({ title: '示例' }));
    const named = async (language: string): Promise<string[]> =>
      (
        await chief.get(`${LIST}/${meeting.body.id}`, { headers: { 'accept-language': language } })
      ).body.agenda.points.flatMap(({ alerts }: any) => alerts.map((one: any) => one.ruleName));
    const [zh, en] = [await named('zh'), await named('en')];
    expect(zh.length).toBeGreaterThan(0);
    expect(zh.join('')).toMatch(/\p{sc=Han}/u);
    expect(en.join('')).not.toMatch(/\p{sc=Han}/u);
  });

  it('is planned once by a request that is repeated', async () => {
    const key = { headers: { 'idempotency-key': 'meeting-key-1' } };
    const [first, again] = [
      await chief.post(LIST, wanted({ title: '重复（示例）' }), key),
      await chief.post(LIST, wanted({ title: '重复（示例）' }), key),
    ];
    expect(again.body.id).toBe(first.body.id);
  });

  it.each<[string, object, string[]]>([
    ['nothing', {}, ['organisationId', 'title', 'heldOn']],
    ['an empty title', wanted({ title: ' ' }), ['title']],
    ['a day that is none', wanted({ heldOn: '2026-02-30' }), ['heldOn']],
    ['a day that is over', wanted({ heldOn: '2026-06-30' }), ['heldOn']],
    ['a day far ahead', wanted({ heldOn: '2036-06-30' }), ['heldOn']],
  ])('is refused with %s, by field', async (_what, body, fields) => {
    const answer = await chief.post(LIST, body);
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(fields);
  });

  it('is held by managers alone', async () => {
    for (const who of [officer, auditor])
      expect((await who.post(LIST, wanted({ organisationId: 'sample-transport' }))).status).toBe(
        403,
      );
    expect((await (await tracker.as('system-admin')).get(LIST)).status).toBe(403);
  });

  it.each<[string, object, string, string]>([
    ['no words', { text: '' }, 'text', 'NOT_TEXT'],
    [
      'a lead beside',
      { leadOrganisationId: 'sample-development' },
      'leadOrganisationId',
      'DECISION_LEAD_OUTSIDE',
    ],
    ['a day that is over', { dueOn: '2026-06-30' }, 'dueOn', 'DAY_IN_PAST'],
  ])('takes no decision with %s', async (_what, over, path, code) => {
    const { body } = await chief.post(LIST, wanted({ organisationId: 'sample-transport' }));
    await chief.post(`${LIST}/${body.id}/opening`, undefined);
    const answer = await chief.post(`${LIST}/${body.id}/decisions`, decision(over));
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.errors).toMatchObject([{ path, code }]);
    expect((await chief.get(`${LIST}/${body.id}`)).body.decisions).toEqual([]);
  });
});

describe('the minutes of a meeting', () => {
  const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const minutes = async (id: string, who = chief, language = 'zh', query = '') => {
    const answer = await fetch(`${who.url}${LIST}/${id}/minutes${query}`, {
      headers: { ...who.credentials(), 'accept-language': language },
    });
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const textOf = async (bytes: Buffer): Promise<string> => {
    const main = (await JSZip.loadAsync(bytes)).files['word/document.xml'];
    return ((await main?.async('string')) ?? '').replaceAll(/<[^>]*>/g, '');
  };
  const held = async (): Promise<string> => {
    const { body } = await chief.post(LIST, wanted({ title: '纪要之会（示例）' }));
    await chief.post(`${LIST}/${body.id}/opening`, undefined);
    await chief.post(`${LIST}/${body.id}/decisions`, decision());
    return body.id;
  };

  it('are a Word file in the language of the reader, the same bytes for the same state', async () => {
    const id = await held();
    const [{ answer, bytes }, again] = [await minutes(id), await minutes(id)];
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, WORD]);
    expect(answer.headers.get('content-disposition')).toContain(
      encodeURIComponent('纪要之会（示例）纪要.docx'),
    );
    expect(again.bytes.equals(bytes)).toBe(true);
    const text = await textOf(bytes);
    expect(text).toContain('七月底前完成管线迁改。由交通牵头。');
    expect(text).toContain('交通建设单位（示例）');
    expect(text).not.toContain('sample-transport');
    expect(await textOf((await minutes(id, auditor, 'en')).bytes)).toContain('1. Decisions');
    expect(await textOf((await minutes(id, chief, 'zh', '?language=en')).bytes)).toContain(
      '1. Decisions',
    );
  });

  it('are read by whoever may read the meeting, once it was held', async () => {
    const id = await held();
    expect((await minutes(id, officer)).answer.status).toBe(404);
    expect((await minutes(id, await tracker.as('system-admin'))).answer.status).toBe(403);
    expect((await minutes(id, auditor)).answer.status).toBe(200);
    const planned = (await chief.post(LIST, wanted({ title: '待开（示例）' }))).body.id;
    const refused = await minutes(planned);
    expect([refused.answer.status, JSON.parse(refused.bytes.toString()).code]).toEqual([
      409,
      'MEETING_NOT_HELD',
    ]);
  });
});
