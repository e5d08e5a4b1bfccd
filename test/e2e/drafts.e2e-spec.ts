import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let security: ApiClient;
let system: ApiClient;
let audit: ApiClient;
let person: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-23T02:00:00Z' });
  [security, system, audit] = [
    await tracker.as('security-admin'),
    await tracker.as('system-admin'),
    await tracker.as('audit-admin'),
  ];
  const made = await security.post('/api/people', { email: 'draft@x.example', name: '示例' });
  person = made.body.id;
});
afterAll(() => tracker.close());

const path = ({ id }: { id: string }, move = ''): string => `/api/change-requests/${id}${move}`;
const rule = {
  code: 'milestone-due-soon',
  severity: 'amber',
  parameters: { daysBefore: 7 },
  recipients: [{ role: 'manager', where: 'nearest' }],
  escalation: [],
  validFrom: '2026-12-21',
  source: '示例文件',
  reason: '提前一周即可',
};
const budgetRule = {
  code: 'enterprise-amendment',
  validFrom: '2026-12-01',
  parameters: { percent: 5 },
  source: '本市办法（示例）',
  standing: 'read',
  reason: '按本市办法执行（示例）',
};

describe('a request of an administrator that is filed as a draft', () => {
  it.each<[string, () => Promise<any>, () => ApiClient]>([
    [
      'a grant across the separation of duties',
      () =>
        security.post(`/api/people/${person}/memberships?draft=true`, {
          unitId: 'city',
          role: 'audit-admin',
        }),
      () => security,
    ],
    [
      'a grant that would hold at once',
      () =>
        security.post(`/api/people/${person}/memberships?draft=true`, {
          unitId: 'sample-transport',
          role: 'officer',
        }),
      () => security,
    ],
    [
      'a reset that would be done at once',
      () => security.post('/api/password-links?draft=true', { personId: person }),
      () => security,
    ],
    [
      'a reset at its former address',
      () => security.post(`/api/people/${person}/password-reset?draft=true`, undefined),
      () => security,
    ],
    ['a rule of alerts', () => system.post('/api/alert-rules?draft=true', rule), () => system],
    [
      'a rule of money',
      () => system.post('/api/budget-rules?draft=true', budgetRule),
      () => system,
    ],
  ])('%s: waits for its author alone, until it is submitted', async (_, file, by) => {
    const filed = await file();
    expect([filed.status, filed.body.state]).toEqual([202, 'draft']);
    expect(filed.headers.get('location')).toBe(path(filed.body));
    const listed = async (client: ApiClient): Promise<string[]> =>
      (await client.get('/api/change-requests?state=draft')).body.items.map((one: any) => one.id);
    expect(await listed(by())).toContain(filed.body.id);
    expect(await listed(audit)).not.toContain(filed.body.id);
    expect((await audit.get(path(filed.body))).status).toBe(404);
    expect((await audit.post(path(filed.body, '/approval'), {})).status).toBe(404);

    expect((await by().post(path(filed.body, '/submission'), undefined)).body.state).toBe(
      'submitted',
    );
    expect((await audit.get(path(filed.body))).body).toMatchObject({
      state: 'submitted',
      mayDecide: true,
    });
    expect((await by().post(path(filed.body, '/withdrawal'), {})).body.state).toBe('withdrawn');
  });

  it('changes nothing, and takes no other word for true', async () => {
    expect((await security.get(`/api/people/${person}`)).body.memberships).toEqual([]);
    for (const route of [
      () => security.post(`/api/people/${person}/memberships?draft=yes`, {}),
      () => security.post('/api/password-links?draft=1', { personId: person }),
      () => security.post(`/api/people/${person}/password-reset?draft=no`, undefined),
      () => security.delete(`/api/people/${person}/second-factor?draft=`),
      () => system.post('/api/alert-rules?draft=TRUE', rule),
    ])
      expect((await route()).status).toBe(400);
  });
});

it('levels of review are set for kinds that are decided at levels, and for no others', async () => {
  const put = (kind: string) =>
    security.send('PUT', '/api/organisations/sample-transport/review-levels', {
      items: [{ kind, level: 1, relation: 'own', decides: 'manager', validFrom: '2026-12-01' }],
    });
  expect((await put('explanation')).status).toBe(200);
  for (const kind of ['rule', 'role-grant', 'rain', '']) {
    const refused = await put(kind);
    expect([kind, refused.status, refused.body.errors[0].path]).toEqual([
      kind,
      400,
      'items.0.kind',
    ]);
  }
});
