import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let security: ApiClient;
let system: ApiClient;
let audit: ApiClient;
let manager: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-15T02:00:00Z' });
  [security, system, audit, manager] = await Promise.all([
    tracker.as('security-admin'),
    tracker.as('system-admin'),
    tracker.as('audit-admin'),
    tracker.as('manager', 'sample-transport'),
  ]);
});
afterAll(() => tracker.close());

const path = ({ id }: { id: string }, move = ''): string => `/api/change-requests/${id}${move}`;
let people = 0;
const newPerson = async (): Promise<any> => {
  people += 1;
  const email = `second.${people}@tracker.example`;
  return (await security.post('/api/people', { email, name: `示例${people}` })).body;
};
const grant = (id: string, role: string, unitId = 'city') =>
  security.post(`/api/people/${id}/memberships`, { unitId, role });
const rolesOf = async (id: string): Promise<string[]> =>
  (await security.get(`/api/people/${id}`)).body.memberships.map(({ role }: any) => role);
const accountOf = async (email: string): Promise<any> =>
  (await security.get('/api/people?limit=200')).body.items.find((one: any) => one.email === email);

describe('a grant across the separation of duties', () => {
  it('waits for a second administrator, of any kind, and then holds', async () => {
    const { id } = await newPerson();
    const filed = await grant(id, 'audit-admin');
    expect([filed.status, filed.headers.get('location')]).toEqual([202, path(filed.body)]);
    expect(filed.body).toMatchObject({
      kind: 'role-grant',
      subject: { kind: 'person', id },
      state: 'submitted',
      mayDecide: false,
      waitsFor: [{ organisationId: 'city', personNames: expect.arrayContaining(['系统管理员']) }],
      summary: {
        lines: expect.arrayContaining([
          {
            label: { zh: '角色', en: 'Role' },
            old: null,
            new: { zh: '审计管理员', en: 'audit administrator' },
          },
        ]),
      },
    });
    expect(await rolesOf(id)).toEqual([]);
    expect((await security.post(path(filed.body, '/approval'), {})).body.code).toBe(
      'OWN_CHANGE_REQUEST',
    );
    const waiting = (await system.get('/api/change-requests?mine=decide')).body.items;
    expect(waiting.map((one: any) => one.id)).toContain(filed.body.id);
    expect((await system.get('/api/change-requests/waiting')).body.toDecide).toBeGreaterThan(0);
    expect((await system.post(path(filed.body, '/approval'), {})).body).toMatchObject({
      state: 'approved',
      decidedByName: '系统管理员',
    });
    expect(await rolesOf(id)).toEqual(['audit-admin']);
  });

  it('is one to another side of it; others hold at once', async () => {
    const { id } = await newPerson();
    expect((await grant(id, 'officer', 'sample-transport')).status).toBe(201);
    const across = await grant(id, 'manager', 'sample-development');
    expect([across.status, across.body.kind]).toEqual([202, 'role-grant']);
    expect(await rolesOf(id)).toEqual(['officer']);
    const second = await grant(id, 'manager', 'sample-development');
    expect([second.status, second.body.detail]).toEqual([
      409,
      expect.stringContaining(`/change-requests/${across.body.id}`),
    ]);
    const returned = await audit.post(path(across.body, '/return'), { reason: '示例' });
    expect(returned.body).toMatchObject({ state: 'returned', reason: '示例' });
    expect(await rolesOf(id)).toEqual(['officer']);
  });

  it('that is no longer possible is refused with words, and nothing is half-applied', async () => {
    const person = await newPerson();
    const filed = await grant(person.id, 'system-admin');
    const read = await security.get(`/api/people/${person.id}`);
    await security.patch(
      `/api/people/${person.id}`,
      { active: false },
      { headers: { 'if-match': read.headers.get('etag') ?? '' } },
    );
    const refused = await audit.post(path(filed.body, '/approval'), {});
    expect([refused.status, refused.body.code]).toEqual([422, 'PERSON_INACTIVE']);
    expect((await audit.get(path(filed.body))).body.state).toBe('submitted');
    expect((await security.post(path(filed.body, '/withdrawal'), {})).body.state).toBe('withdrawn');
    expect((await audit.post(path(filed.body, '/approval'), {})).body.code).toBe(
      'CHANGE_REQUEST_DECIDED',
    );
  });

  it('sent again with its key has one effect', async () => {
    const { id } = await newPerson();
    const send = () =>
      security.post(
        `/api/people/${id}/memberships`,
        { unitId: 'city', role: 'security-admin' },
        { headers: { 'idempotency-key': `grant-${id}` } },
      );
    const [first, again] = [await send(), await send()];
    expect([again.status, again.body.id]).toEqual([202, first.body.id]);
  });
});

describe('who sees requests about accounts', () => {
  it('administrators and auditors of the city; others find none', async () => {
    const { id } = await newPerson();
    const filed = (await grant(id, 'audit-admin')).body;
    const auditor = await tracker.as('auditor');
    expect((await auditor.get(path(filed))).body).toMatchObject({ id: filed.id, mayDecide: false });
    expect((await auditor.post(path(filed, '/approval'), {})).status).toBe(403);
    for (const move of ['', '/comments'])
      expect((await manager.get(path(filed, move))).status).toBe(404);
    expect((await manager.post(path(filed, '/approval'), {})).status).toBe(404);
    const listed = (await manager.get('/api/change-requests?kind=role-grant')).body.items;
    expect(listed).toEqual([]);
    const words = '请说明理由';
    expect((await audit.post(path(filed, '/comments'), { words })).status).toBe(201);
    expect((await security.get(path(filed, '/comments'))).body.items).toMatchObject([{ words }]);
  });
});

describe('the reset of a password', () => {
  it('of a role that decides waits for a second administrator, and then mails the link', async () => {
    const { id, email } = await accountOf(tracker.account('manager', 'sample-development').email);
    const before = await tracker.as('manager', 'sample-development');
    const filed = await security.post('/api/password-links', { email });
    expect([filed.status, filed.body.kind, filed.body.subject]).toEqual([
      202,
      'credential-reset',
      { kind: 'person', id },
    ]);
    expect((await before.get('/api/me')).status).toBe(200);
    expect((await system.post(path(filed.body, '/approval'), {})).body.state).toBe('approved');
    expect((await before.get('/api/me')).status).toBe(401);
  });

  it('is not decided by the person whose account it is', async () => {
    const { email } = tracker.account('audit-admin');
    const filed = await security.post('/api/password-links', { email });
    expect((await audit.post(path(filed.body, '/approval'), {})).body.code).toBe('OWN_ACCOUNT');
    expect((await audit.get('/api/me')).status).toBe(200);
    expect((await system.post(path(filed.body, '/return'), { reason: '示例' })).status).toBe(200);
  });

  it('of others is done at once', async () => {
    const { email } = tracker.account('officer', 'sample-development');
    expect((await security.post('/api/password-links', { email })).status).toBe(201);
  });
});
