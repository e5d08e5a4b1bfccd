import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCostFigure, approvedChangeRequest } from '../builders/change-requests.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let admin: ApiClient;
let second: ApiClient;
let officer: ApiClient;
let id: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-04-30T02:00:00Z' });
  [admin, second, officer] = [
    await tracker.as('system-admin'),
    await tracker.as('security-admin'),
    await tracker.as('officer', 'sample-transport'),
  ];
  id = (await officer.get('/api/projects?flagship=true')).body.items[0].id;
  const manager = await tracker.as('manager', 'sample-transport');
  await approvedChangeRequest(
    officer,
    manager,
    `/api/projects/${id}/cost-filings`,
    aCostFigure({ amountFen: '18000' }),
  );
  const regime = { regime: 'filing', validFrom: '2021-01-01', document: '示例' };
  await manager.post(`/api/projects/${id}/approval-regimes`, regime);
  await tracker.enter(id, { series: 'completed', month: '2026-01', amountFen: '20000' });
});
afterAll(() => tracker.close());

const wanted = {
  code: 'enterprise-amendment',
  validFrom: '2026-04-01',
  parameters: { percent: 5 },
  source: '本市办法（示例）',
  standing: 'read',
  reason: '按本市办法执行（示例）',
};
const propose = (over: object = {}, client = admin, headers: Record<string, string> = {}) =>
  client.post('/api/budget-rule-proposals', { ...wanted, ...over }, { headers });
const decide = (client: ApiClient, id: string, decision: string, version = 1) =>
  client.post(
    `/api/budget-rule-proposals/${id}/decision`,
    { decision, ...(decision === 'rejected' ? { note: '示例' } : {}) },
    { headers: { 'if-match': `"v${version}"` } },
  );
const level = async (query = '') => {
  await tracker.evaluate();
  return (await officer.get(`/api/projects/${id}/layers${query}`)).body.approvedTotal;
};

describe('a threshold', () => {
  it('is changed by two people, from a day on; before that day, and as known before, the old one evaluates', async () => {
    const [made, again] = [
      await propose({}, admin, { 'idempotency-key': 'rule-1' }),
      await propose({}, admin, { 'idempotency-key': 'rule-1' }),
    ];
    expect([
      made.status,
      made.body.id === again.body.id,
      made.body.state,
      made.headers.get('etag'),
    ]).toEqual([201, true, 'proposed', '"v1"']);
    const { id: changeRequest } = made.body;
    expect(await level()).toMatchObject({
      level: 'amber',
      inputs: { amendmentPercent: '20' },
    });
    const known = new Date().toISOString();
    expect((await decide(admin, changeRequest, 'approved')).body.code).toBe('OWN_CHANGE_REQUEST');
    expect((await decide(officer, changeRequest, 'approved')).body.code).toBe('FORBIDDEN');
    expect((await decide(second, changeRequest, 'approved', 9)).body.code).toBe('EDIT_STALE');
    const answers = await Promise.all([1, 2].map(() => decide(second, changeRequest, 'approved')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await decide(second, changeRequest, 'rejected', 2)).body.code).toBe(
      'CHANGE_REQUEST_DECIDED',
    );
    expect((await officer.get(`/api/budget-rule-proposals/${changeRequest}`)).body).toMatchObject({
      state: 'approved',
      ruleVersion: 2,
      decidedBy: expect.any(String),
    });
    expect(await level()).toMatchObject({
      level: 'red',
      inputs: { amendmentPercent: '5' },
    });
    for (const before of ['asOf=2026-03-31', `knownAt=${encodeURIComponent(known)}`])
      expect(await level(`?${before}`)).toMatchObject({
        level: 'amber',
        inputs: { amendmentPercent: '20' },
      });
    const versions = (await officer.get('/api/budget-rules')).body.items.filter(
      (rule: any) => rule.code === 'enterprise-amendment',
    );
    expect(
      versions.map((rule: any) => [rule.version, rule.validFrom, rule.validTo, rule.standing]),
    ).toEqual([
      [1, '2017-04-08', '2026-03-31', 'read'],
      [2, '2026-04-01', null, 'read'],
    ]);
  });

  it.each<[string, object, number, string]>([
    ['on days on which the newest holds', { validFrom: '2026-04-01' }, 422, 'VALIDITY_OVERLAPS'],
    [
      'with which nothing is compared any more',
      {
        code: 'year-plan-lag',
        validFrom: '2027-01-01',
        parameters: { amberPoints: 5, redPoints: 15 },
      },
      422,
      'RULE_RETIRED',
    ],
    ['without its number', { validFrom: '2027-01-01', parameters: {} }, 422, 'RULE_PARAMETERS'],
    [
      'with a number too many',
      { validFrom: '2027-01-01', parameters: { percent: 5, x: 1 } },
      422,
      'RULE_PARAMETERS',
    ],
    [
      'below nought',
      { validFrom: '2027-01-01', parameters: { percent: -5 } },
      422,
      'RULE_PARAMETERS',
    ],
    [
      'in floats',
      { validFrom: '2027-01-01', parameters: { percent: 0.5 } },
      400,
      'VALIDATION_FAILED',
    ],
    ['from nobody', { validFrom: '2027-01-01', source: '' }, 400, 'VALIDATION_FAILED'],
  ])('%s is refused', async (_, over, status, code) => {
    const refused = await propose(over);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it("is the administrators' business, and one there is", async () => {
    expect((await propose({ validFrom: '2028-01-01' }, officer)).status).toBe(403);
    expect((await propose({ code: 'no-such-rule' })).status).toBe(404);
    expect((await propose({ reason: ' ' })).body.errors[0].path).toBe('reason');
  });

  it('stays as it is when the change request is withdrawn or rejected, or no longer fits', async () => {
    const before = (await officer.get('/api/budget-rules')).body.items.length;
    const file = async (): Promise<string> => (await propose({ validFrom: '2027-01-01' })).body.id;
    const withdrawn = await file();
    const beside = await propose({ validFrom: '2028-01-01' });
    expect([beside.status, beside.body.detail]).toEqual([
      409,
      expect.stringContaining(`/change-requests/${withdrawn}`),
    ]);
    expect((await decide(second, withdrawn, 'withdrawn')).body.code).toBe('FORBIDDEN');
    expect((await decide(admin, withdrawn, 'withdrawn')).body.state).toBe('withdrawn');
    const rejected = await file();
    expect((await decide(second, rejected, 'rejected')).body).toMatchObject({
      state: 'rejected',
      ruleVersion: null,
    });
    expect((await officer.get('/api/budget-rules')).body.items).toHaveLength(before);
    expect((await decide(second, await file(), 'approved')).body.ruleVersion).toBe(3);
    const again = await admin.post(`/api/change-requests/${rejected}/submission`, undefined);
    expect([again.status, again.body.code]).toEqual([422, 'VALIDITY_OVERLAPS']);
    expect((await officer.get('/api/budget-rule-proposals?state=proposed')).body.items).toEqual([]);
    const events = (
      await (
        await tracker.as('auditor')
      ).get('/api/audit-events?action=budget-rule.approve&limit=10')
    ).body.items;
    expect(events.filter((event: any) => event.outcome === 'done')).toHaveLength(2);
  });

  it('is filed and decided as a change request as well, and the former routes say that they go', async () => {
    const filed = await admin.post('/api/budget-rules', { ...wanted, validFrom: '2029-01-01' });
    expect([filed.status, filed.body]).toMatchObject([
      202,
      {
        kind: 'rule',
        subject: { kind: 'budget-rule', id: wanted.code },
        state: 'submitted',
        summary: { lines: [{ new: { zh: 'percent 5' } }, {}, {}, {}] },
      },
    ]);
    const former = await officer.get(`/api/budget-rule-proposals/${filed.body.id}`);
    expect(former.body).toMatchObject({ id: filed.body.id, state: 'proposed' });
    expect(former.headers.get('deprecation')).not.toBeNull();
    const audit = await tracker.as('audit-admin');
    const path = `/api/change-requests/${filed.body.id}`;
    expect((await audit.post(`${path}/approval`, {})).body.state).toBe('approved');
    expect((await officer.get(path)).body).toMatchObject({ kind: 'rule', mayDecide: false });
    const alert = await admin.post('/api/alert-rules', {
      code: 'milestone-due-soon',
      severity: 'amber',
      parameters: { daysBefore: 9 },
      recipients: [{ role: 'manager', where: 'nearest' }],
      escalation: [],
      validFrom: '2029-01-01',
      source: '示例',
      reason: '示例',
    });
    expect([alert.status, alert.body.subject]).toEqual([
      202,
      { kind: 'alert-rule', id: 'milestone-due-soon' },
    ]);
    const many = { ids: [alert.body.id], decision: 'approved' };
    expect((await second.post('/api/change-requests/decisions', many)).body.items).toEqual([
      { id: alert.body.id, state: 'approved', code: null },
    ]);
    expect((await officer.get(`/api/alert-rule-proposals/${alert.body.id}`)).body.ruleVersion).toBe(
      2,
    );
  });
});
