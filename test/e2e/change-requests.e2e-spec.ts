import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import pg from 'pg';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
let officer: ApiClient;
let manager: ApiClient;
let city: ApiClient;
let security: ApiClient;
let leader: ApiClient;
let ids: string[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  [officer, manager, city, security, leader] = await Promise.all([
    tracker.as('officer', 'sample-transport'),
    tracker.as('manager', 'sample-transport'),
    tracker.as('manager', 'city'),
    tracker.as('security-admin'),
    tracker.as('leader', 'city'),
  ]);
  ids = (await officer.get('/api/projects?flagship=true')).body.items.map(({ id }: any) => id);
});
afterAll(() => tracker.close());

let month = 0;
/** Files an entry of a month of its own, so that no other test finds it alike. */
const file = async (client = officer, query = '', project = 0): Promise<any> => {
  month += 1;
  const { body, status } = await client.post(
    `/api/projects/${ids[project]}/ledger-entries${query}`,
    {
      series: 'paid',
      month: `${2019 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      amountFen: '700',
      fundingSource: 'municipal',
      repeatConfirmed: true,
      openingConfirmed: true,
      unitConfirmed: true,
    },
  );
  expect([status, body.code]).toEqual([202, undefined]);
  return body;
};
const path = ({ id }: { id: string }, move = ''): string => `/api/change-requests/${id}${move}`;
const entriesOf = async (project = 0): Promise<string[]> =>
  (await officer.get(`/api/projects/${ids[project]}/ledger-entries?limit=200`)).body.items.map(
    ({ id }: any) => id,
  );
const levels = (items: object[]) =>
  security.send('PUT', '/api/organisations/sample-transport/review-levels', { items });
const level = (number: number, relation: string, decides = 'manager') => ({
  kind: 'ledger-entries',
  level: number,
  relation,
  decides,
  validFrom: '2026-07-15',
});

describe('a filing', () => {
  it('is a change request that another person approves, and becomes what it said from the start', async () => {
    const filed = await file();
    expect(filed).toMatchObject({
      kind: 'ledger-entries',
      state: 'submitted',
      subject: { kind: 'ledger-entry' },
      waitsFor: [{ organisationId: 'sample-transport', passedUp: false }],
      mayDecide: false,
      summary: { lines: [{ old: { zh: '无记录' }, new: { zh: '0.0007 万元', en: 'CNY 7' } }] },
    });
    expect((await officer.post(path(filed, '/approval'), {})).body.code).toBe('OWN_CHANGE_REQUEST');
    const waiting = (await manager.get('/api/change-requests?mine=decide')).body.items;
    expect(waiting.map(({ id }: any) => id)).toContain(filed.id);
    const approved = await manager.post(path(filed, '/approval'), {});
    expect(approved.body).toMatchObject({
      state: 'approved',
      decidedByName: '交通单位主管（示例）',
    });
    expect(await entriesOf()).toContain(filed.subject.id);
    expect(approved.body.steps.map(({ move }: any) => move)).toEqual(['submit', 'approve']);
    const again = await manager.post(path(filed, '/return'), { reason: '示例' });
    expect([again.status, again.body.code]).toEqual([409, 'CHANGE_REQUEST_DECIDED']);
  });

  it('of a lone manager goes to the managers above, and says so', async () => {
    const filed = await file(manager);
    expect(filed.waitsFor).toMatchObject([{ organisationId: 'city', passedUp: true }]);
    expect((await manager.post(path(filed, '/approval'), {})).body.code).toBe('OWN_CHANGE_REQUEST');
    expect((await city.post(path(filed, '/approval'), {})).body.state).toBe('approved');
  });

  it('is a draft on demand: edited, submitted, locked, withdrawn', async () => {
    const draft = await file(officer, '?draft=true');
    expect(draft.state).toBe('draft');
    // Nobody else sees it, not even whoever sees the whole city.
    for (const other of [manager, city, await tracker.as('auditor')]) {
      expect((await other.get(path(draft))).status).toBe(404);
      expect((await other.get(path(draft, '/comments'))).body.items ?? []).toEqual([]);
      const listed = (await other.get('/api/change-requests?state=draft')).body.items;
      expect(listed.map(({ id }: any) => id)).not.toContain(draft.id);
    }
    expect((await manager.post(path(draft, '/approval'), {})).status).toBe(404);
    expect((await manager.post(path(draft, '/submission'), undefined)).status).toBe(404);
    expect((await officer.post(path(draft, '/approval'), {})).status).toBe(403);
    const own = (await officer.get('/api/change-requests?state=draft')).body.items;
    expect(own.map(({ id }: any) => id)).toContain(draft.id);
    const edit = async (body: object) =>
      officer.patch(path(draft), body, {
        headers: { 'if-match': (await officer.get(path(draft))).headers.get('etag') ?? '' },
      });
    const wanted = { ...draft.payload.entry, amountFen: '800' };
    const payload = Object.fromEntries(
      ['series', 'month', 'amountFen', 'fundingSource'].map((name) => [name, wanted[name]]),
    );
    expect((await edit({ payload: { ...payload, amountFen: 'x', other: 1 } })).body.errors).toEqual(
      expect.arrayContaining([expect.objectContaining({ path: 'payload.amountFen' })]),
    );
    const edited = await edit({ payload: { ...payload, openingConfirmed: true } });
    expect(edited.body).toMatchObject({
      subject: draft.subject,
      summary: { amountFen: '800' },
    });
    const submitted = await officer.post(path(draft, '/submission'), undefined);
    expect([submitted.status, submitted.body.state]).toEqual([200, 'submitted']);
    expect(submitted.body.summary.lines).toMatchObject([
      { old: { en: 'CNY 14' }, new: { zh: '0.0022 万元', en: 'CNY 22' } },
    ]);
    expect((await edit({ note: '示例' })).body.code).toBe('CHANGE_REQUEST_SUBMITTED');
    expect((await officer.post(path(draft, '/withdrawal'), {})).body.state).toBe('withdrawn');
    // A second tab still shows it as waiting.
    expect((await manager.post(path(draft, '/approval'), {})).body.code).toBe(
      'CHANGE_REQUEST_DECIDED',
    );
    expect(await entriesOf()).not.toContain(draft.subject.id);
  });

  it('comes back with a reason, and is submitted again', async () => {
    const filed = await file();
    expect((await manager.post(path(filed, '/return'), {})).status).toBe(400);
    const returned = await manager.post(path(filed, '/return'), { reason: '金额不符' });
    expect(returned.body).toMatchObject({ state: 'returned', reason: '金额不符' });
    expect((await officer.post(path(filed, '/submission'), undefined)).body).toMatchObject({
      state: 'submitted',
      reason: null,
    });
    expect((await manager.post(path(filed, '/approval'), { version: 1 })).body.code).toBe(
      'EDIT_STALE',
    );
    expect((await manager.post(path(filed, '/approval'), {})).body.state).toBe('approved');
  });

  it.each(['1', 'TRUE', 'yes', ''])('is refused with words where draft is %j', async (draft) => {
    const answer = await officer.post(`/api/projects/${ids[0]}/ledger-entries?draft=${draft}`, {
      series: 'paid',
      month: '2024-01',
      amountFen: '7',
      fundingSource: 'municipal',
    });
    expect([answer.status, answer.body.errors]).toEqual([
      400,
      [expect.objectContaining({ path: 'draft', accepted: 'true 或 false' })],
    ]);
  });

  it('on a subject that waits already is refused with a link to the first', async () => {
    const filed = await file();
    await manager.post(path(filed, '/approval'), {});
    const reverse = () =>
      officer.post(`/api/ledger-entries/${filed.subject.id}/reversal`, { reason: '示例' });
    const first = await reverse();
    const second = await reverse();
    expect([second.status, second.body.detail]).toEqual([
      409,
      expect.stringContaining(`/change-requests/${first.body.id}`),
    ]);
  });
});

describe('the list of what waits', () => {
  const ADD = `WITH heads AS (
      INSERT INTO change_requests (kind, subject_kind, subject_id, state, payload, projects, review,
        authors, created_at, submitted_by, submitted_at)
      SELECT 'gone', 'project', $1, 'submitted', '{}', 1, $2::jsonb, ARRAY[$3], $4, $3, $4
        FROM generate_series(1, $5) RETURNING id)
    INSERT INTO change_request_projects (project_id, change_request_id, months)
    SELECT $1::uuid, id, '{}' FROM heads RETURNING change_request_id AS id`;
  const add = (relation: string, createdAt: string, count: number): Promise<string[]> =>
    asSuperuser(tracker.test.name, async (client) => {
      const author = (await officer.get('/api/me')).body.person.id;
      const review = JSON.stringify([{ relation, decides: 'manager' }]);
      const { rows } = await client.query(ADD, [ids[0], review, author, createdAt, count]);
      return rows.map(({ id }) => id);
    });

  it('finds what waits for one person behind thousands that wait for others', async () => {
    const mine = async (client: ApiClient): Promise<string[]> =>
      (await client.get('/api/change-requests?mine=decide&kind=gone')).body.items.map(
        ({ id }: any) => id,
      );
    const before = (await city.get('/api/change-requests/waiting')).body.toDecide;
    const [old] = await add('city', '2026-07-01T00:00:00Z', 1);
    const others = await add('own', '2026-07-02T00:00:00Z', 2_100);
    expect(await mine(city)).toEqual([old]);
    expect((await city.get('/api/change-requests/waiting')).body.toDecide).toBe(before + 1);
    const own = await mine(manager);
    expect([own.length, own.every((id) => others.includes(id))]).toEqual([50, true]);
    await asSuperuser(tracker.test.name, (client) =>
      client.query(
        "DELETE FROM change_request_projects USING change_requests r WHERE change_request_id = r.id AND r.kind = 'gone'",
      ),
    );
    await asSuperuser(tracker.test.name, (client) =>
      client.query("DELETE FROM change_requests WHERE kind = 'gone'"),
    );
  });
});

describe('whoever filed', () => {
  const waiting = async (client = officer) =>
    (await client.get('/api/change-requests/waiting')).body;
  const unseen = async () =>
    (await officer.get('/api/change-requests?mine=own&limit=200')).body.items
      .filter((one: any) => one.unseen)
      .map(({ id }: any) => id);

  it('is told in the program of a return until it is dealt with, and of an approval until it is seen', async () => {
    const look = (seenUntil: string) => officer.post('/api/change-requests/looks', { seenUntil });
    await look('2099-01-01T00:00:00Z');
    const before = await waiting();
    expect([before.approved, await unseen()]).toEqual([0, []]);
    const [one, two] = [await file(), await file()];
    const approved = await manager.post(path(one, '/approval'), {});
    await manager.post(path(two, '/return'), { reason: '金额不符' });
    const now = { approved: 1, returned: before.returned + 1 };
    expect(await waiting()).toMatchObject(now);
    expect((await unseen()).sort()).toEqual([one.id, two.id].sort());
    expect((await waiting(city)).approved).toBe(0);
    // A look never goes back.
    expect((await look('2020-01-01T00:00:00Z')).body).toMatchObject(now);
    expect((await look('yesterday')).body.errors).toEqual([
      expect.objectContaining({ path: 'seenUntil' }),
    ]);
    expect((await look(approved.body.decidedAt)).body).toMatchObject({ ...now, approved: 0 });
    expect(await unseen()).toEqual([two.id]);
    await officer.post(path(two, '/withdrawal'), {});
    expect((await waiting()).returned).toBe(before.returned);
  });
});

describe('the history of all requests', () => {
  it('says who did what with each, newest first, page by page and as a file', async () => {
    const filed = await file();
    await manager.post(path(filed, '/return'), { reason: '金额不符（示例）' });
    await officer.post(path(filed, '/withdrawal'), {});
    const history = '/api/change-requests/history';
    const steps = (await officer.get(`${history}?limit=3`)).body;
    expect(steps.items.map(({ changeRequestId }: any) => changeRequestId)).toEqual(
      Array(3).fill(filed.id),
    );
    expect(steps.items.map(({ move, state, reason }: any) => [move, state, reason])).toEqual([
      ['withdraw', 'withdrawn', null],
      ['return', 'returned', '金额不符（示例）'],
      ['submit', 'submitted', null],
    ]);
    expect(steps.items[1]).toMatchObject({ kind: 'ledger-entries', level: 1, onBehalfOf: null });
    const all: any[] = [];
    for (let cursor = '', pages = 0; pages < 200; pages += 1) {
      const { body } = await officer.get(`${history}?limit=7${cursor}`);
      all.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(
      new Set(all.map(({ changeRequestId, number }) => `${changeRequestId} ${number}`)).size,
    ).toBe(all.length);
    expect((await officer.get(`${history}?to=2020-01-01`)).body.items).toEqual([]);
    expect((await officer.get(`${history}?kind=cost&project=${ids[0]}`)).body.items).toEqual([]);
    const text = (await officer.get(`${history}?format=csv&language=zh`)).text;
    expect(text).toContain('金额不符（示例）');
    expect(text.split('\r\n').length).toBeGreaterThan(all.length);
  });
});

describe('levels of review', () => {
  afterAll(() => levels([level(1, 'own')]));

  it('are set by the security administrator alone, without a gap, from today on', async () => {
    const put = '/api/organisations/sample-transport/review-levels';
    expect((await city.send('PUT', put, { items: [level(1, 'own')] })).status).toBe(403);
    expect((await levels([level(1, 'own'), level(3, 'city')])).body.code).toBe('REVIEW_LEVELS_GAP');
    expect((await levels([{ ...level(1, 'own'), validFrom: '2026-07-14' }])).body.code).toBe(
      'DAY_IN_PAST',
    );
    expect((await levels([level(1, 'own'), level(2, 'city')])).status).toBe(200);
    expect((await officer.get(put)).body.items).toEqual([level(1, 'own'), level(2, 'city')]);
  });

  it('that are set are mailed to the audit administrators, with the day from which they hold', async () => {
    const mails = () =>
      asSuperuser(tracker.test.name, async (client) => {
        const sql = `SELECT split_part(to_address, '@', 1) AS to, subject, text_body AS text
          FROM mail_outbox WHERE subject LIKE '审核级次变更%'`;
        return (await client.query(sql)).rows;
      });
    const before = (await mails()).length;
    const later = { ...level(1, 'city', 'head'), kind: 'import', validFrom: '2026-08-01' };
    expect((await levels([later])).body.items).toContainEqual(later);
    const sent = (await mails()).slice(before);
    expect(sent).toEqual([
      {
        to: 'audit-admin',
        subject: '审核级次变更：交通建设单位（示例）',
        text: expect.stringMatching(
          /安全管理员变更了[^]*历史导入：第 1 级，市级负责人，自 2026-08-01 起[^]*\/record/,
        ),
      },
    ]);
    expect((await levels([level(1, 'own'), level(3, 'city')])).status).toBe(422);
    expect(await mails()).toHaveLength(before + 1);
  });

  it('decide one after the other, and back; nobody at two of them', async () => {
    await levels([level(1, 'own'), level(2, 'city')]);
    const filed = await file();
    expect(filed).toMatchObject({ level: 1, levels: 2 });
    expect((await city.post(path(filed, '/approval'), {})).body.code).toBe('FORBIDDEN');
    expect((await manager.post(path(filed, '/approval'), {})).body).toMatchObject({
      state: 'submitted',
      level: 2,
      waitsFor: [{ organisationId: 'city' }],
    });
    expect(await entriesOf()).not.toContain(filed.subject.id);
    expect((await manager.post(path(filed, '/approval'), {})).body.code).toBe(
      'DECIDED_AT_ANOTHER_LEVEL',
    );
    const back = { reason: '请核对', to: 'level-below' };
    expect((await city.post(path(filed, '/return'), back)).body).toMatchObject({
      state: 'submitted',
      level: 1,
    });
    expect((await manager.post(path(filed, '/approval'), {})).body.level).toBe(2);
    expect((await city.post(path(filed, '/approval'), {})).body.state).toBe('approved');
    expect(await entriesOf()).toContain(filed.subject.id);
  });

  it('of a head that nobody is go to the managers above', async () => {
    await levels([level(1, 'own', 'head')]);
    const filed = await file();
    expect(filed.waitsFor).toMatchObject([{ organisationId: 'city', passedUp: true }]);
    expect((await city.post(path(filed, '/approval'), {})).body.state).toBe('approved');
  });

  it('whose organisation has nobody any more go to the managers of its parent', async () => {
    await levels([level(1, 'own')]);
    const filed = await file();
    expect(filed.waitsFor).toMatchObject([{ organisationId: 'sample-transport', passedUp: false }]);
    // As after its dissolution: its people hold no role in it.
    const ended = await asSuperuser(tracker.test.name, (client) =>
      client.query(
        `UPDATE memberships SET until_on = '2026-07-14'
          WHERE unit_id = 'sample-transport' AND role = 'manager' AND until_on IS NULL RETURNING id`,
      ),
    );
    expect((await officer.get(path(filed))).body.waitsFor).toMatchObject([
      { organisationId: 'city', passedUp: true },
    ]);
    expect((await city.post(path(filed, '/approval'), {})).body.state).toBe('approved');
    await asSuperuser(tracker.test.name, (client) =>
      client.query('UPDATE memberships SET until_on = NULL WHERE id = ANY ($1)', [
        ended.rows.map(({ id }: any) => id),
      ]),
    );
  });

  it('that are changed leave what waits at those of its submission', async () => {
    await levels([level(1, 'own')]);
    const filed = await file();
    await levels([level(1, 'city'), level(2, 'city')]);
    expect((await manager.post(path(filed, '/approval'), {})).body.state).toBe('approved');
  });
});

describe('many at once', () => {
  it('are decided each by itself; what is closed is named, and a return needs a reason', async () => {
    const [one, two, withdrawn] = [await file(), await file(), await file()];
    await officer.post(path(withdrawn, '/withdrawal'), {});
    const many = { ids: [one.id, two.id, withdrawn.id] };
    const send = (body: object) => manager.post('/api/change-requests/decisions', body);
    expect((await send({ ...many, decision: 'returned' })).body.code).toBe('REASON_REQUIRED');
    const { items } = (await send({ ...many, decision: 'approved' })).body;
    expect(items).toEqual([
      { id: one.id, state: 'approved', code: null },
      { id: two.id, state: 'approved', code: null },
      { id: withdrawn.id, state: null, code: 'CHANGE_REQUEST_DECIDED' },
    ]);
    const tooMany = Array.from(
      { length: 10_000 },
      (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    );
    const refused = await send({ ids: tooMany, decision: 'approved' });
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [expect.objectContaining({ path: 'ids', accepted: expect.stringContaining('1000') })],
    ]);
  });

  it('answer one that the caller cannot see like one that does not exist', async () => {
    const [unseen, own] = [await file(), await file()];
    const unknown = '00000000-0000-4000-8000-000000000000';
    const other = await tracker.as('manager', 'sample-development');
    const decide = (client: ApiClient, ids: string[]) =>
      client.post('/api/change-requests/decisions', { ids, decision: 'returned', reason: '示例' });
    const notFound = { id: null, state: null, code: 'NOT_FOUND' };
    expect((await decide(other, [unseen.id, unknown])).body.items).toEqual([notFound, notFound]);
    const { items } = (await decide(manager, [unknown, own.id])).body;
    expect(items.map(({ code, state }: any) => code ?? state)).toEqual(['NOT_FOUND', 'returned']);
  });

  it('are at most a thousand; 10,000 are refused with words, and none is decided', async () => {
    const filed = await file();
    const ids = Array.from({ length: 10_000 }, () => filed.id);
    const refused = await manager.post('/api/change-requests/decisions', {
      ids,
      decision: 'approved',
    });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'ids']);
    expect((await officer.get(path(filed))).body.state).toBe('submitted');
  });

  it('are looked up together: what is the same for all is not asked for each', async () => {
    const statements = async (count: number): Promise<string[]> => {
      const filed: string[] = [];
      for (let at = 0; at < count; at += 1) filed.push((await file()).id);
      const sent = jest.spyOn(pg.Client.prototype, 'query');
      await manager.post('/api/change-requests/decisions', { ids: filed, decision: 'approved' });
      const texts = sent.mock.calls.map(([asked]: any) => asked?.text ?? String(asked));
      sent.mockRestore();
      return texts;
    };
    const asked = (texts: string[], what: RegExp) => texts.filter((text) => what.test(text)).length;
    const [two, six] = [await statements(2), await statements(6)];
    for (const what of [/AS beside/, /AS request \(id\)/])
      expect([asked(two, what), asked(six, what)]).toEqual([1, 1]);
    expect(asked(six, /^SELECT DISTINCT organisation_id/)).toBe(6);
  });

  it('leave one with a warning to be looked at by itself', async () => {
    const body = {
      series: 'completed',
      month: '2026-06',
      amountFen: '900',
      repeatConfirmed: true,
      unitConfirmed: true,
    };
    const post = () => officer.post(`/api/projects/${ids[1]}/ledger-entries`, body);
    const [one] = [(await post()).body, (await post()).body];
    const shown = (await manager.get(path(one))).body;
    expect(shown.summary.warnings).toHaveLength(1);
    const { items } = (
      await manager.post('/api/change-requests/decisions', { ids: [one.id], decision: 'approved' })
    ).body;
    expect(items).toEqual([{ id: one.id, state: null, code: 'CHANGE_REQUEST_WARNED' }]);
  });
});

describe('who may read', () => {
  it('a leader sees what waits, and decides and writes nothing', async () => {
    const filed = await file();
    expect((await leader.get(path(filed))).body).toMatchObject({ id: filed.id, mayDecide: false });
    expect((await leader.post(path(filed, '/approval'), {})).status).toBe(403);
    expect((await leader.get('/api/projects?limit=1')).body.items).toHaveLength(1);
  });

  it('people of another organisation find nothing, nor a conversation', async () => {
    const filed = await file();
    const other = await tracker.as('manager', 'sample-development');
    const answers = await Promise.all([
      other.get(path(filed)),
      other.get(path(filed, '/comments')),
      other.post(path(filed, '/approval'), {}),
      other.post(path(filed, '/comments'), { words: '示例' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('a conversation keeps its words as they were typed', async () => {
    const filed = await file();
    const words = '<script>alert(1)</script> & 示例';
    expect((await manager.post(path(filed, '/comments'), { words })).body.words).toBe(words);
    const { items } = (await officer.get(path(filed, '/comments'))).body;
    expect(items).toMatchObject([{ words, actorName: '交通单位主管（示例）' }]);
  });

  it('filters by state, kind, project, organisation and month', async () => {
    const filed = await file();
    const found = async (query: string) =>
      (await officer.get(`/api/change-requests?limit=200&${query}`)).body.items.some(
        ({ id }: any) => id === filed.id,
      );
    const of = `project=${ids[0]}&month=${filed.summary.month}&organisation=sample-transport`;
    expect([
      await found(`state=submitted&kind=ledger-entries&mine=own&${of}`),
      await found('state=approved'),
      await found('kind=import'),
      await found(`project=${ids[1]}`),
      await found('month=2030-01'),
    ]).toEqual([true, false, false, false, false]);
  });
});

describe('bad luck', () => {
  it('a kind that no longer exists is said, and can be returned or withdrawn, not approved', async () => {
    const [one, other] = [await file(), await file()];
    await asSuperuser(tracker.test.name, (client) =>
      client.query("UPDATE change_requests SET kind = 'former-kind' WHERE id = ANY ($1)", [
        [one.id, other.id],
      ]),
    );
    expect((await manager.get(path(one))).body.summary).toMatchObject({
      title: { zh: '已停用的申请类型（former-kind）' },
      warnings: [{ en: expect.stringContaining('can be returned or withdrawn') }],
    });
    expect((await manager.post(path(one, '/approval'), {})).body.code).toBe(
      'CHANGE_REQUEST_KIND_GONE',
    );
    const many = { ids: [one.id], decision: 'approved' };
    expect((await manager.post('/api/change-requests/decisions', many)).body.items).toMatchObject([
      { code: 'CHANGE_REQUEST_KIND_GONE' },
    ]);
    const returned = await manager.post(path(one, '/return'), { reason: '示例' });
    expect([returned.status, returned.body.state]).toEqual([200, 'returned']);
    expect((await officer.post(path(other, '/withdrawal'), {})).body.state).toBe('withdrawn');
  });

  it('an approval that cannot take effect leaves nothing behind', async () => {
    const filed = await file();
    const before = await entriesOf();
    await asSuperuser(tracker.test.name, (client) =>
      client.query('UPDATE ledger_change_request_rows SET position = 2000 WHERE proposal_id = $1', [
        filed.id,
      ]),
    );
    expect((await manager.post(path(filed, '/approval'), {})).status).toBe(500);
    expect((await officer.get(path(filed))).body).toMatchObject({ state: 'submitted' });
    expect(await entriesOf()).toEqual(before);
  });
});
