import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
let security: ApiClient;

beforeAll(async () => {
  tracker = await bootTracker();
  security = await tracker.as('security-admin');
});
afterAll(() => tracker?.close());

const personOf = async (email: string) => {
  const { items } = (await security.get('/api/people?limit=200')).body;
  return items.find((one: { email: string }) => one.email === email);
};

describe('what is kept of a person', () => {
  it('is theirs as one file: what they are, what they were sent, what they did, and no secret', async () => {
    const { email } = tracker.account('manager', 'sample-transport');
    await tracker.anonymous().post('/api/forgotten-passwords', { email });
    const manager = await tracker.as('manager', 'sample-transport');
    const { token } = (await manager.post('/api/tokens', { name: '月度导出' })).body;
    await manager.post('/api/views', {
      page: 'alerts',
      name: '我的红灯',
      filters: { severity: 'red' },
      shared: 'nobody',
    });
    await security.post('/api/password-links', { email: tracker.account('auditor').email });
    const secret = await tracker.linkSecret(tracker.account('auditor').email);
    const answer = await manager.get('/api/me/personal-data');
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="personal-data_2026-11-23.json"',
    ]);
    expect(answer.body).toMatchObject({
      account: { email, name: '交通单位主管（示例）' },
      secondFactor: { confirmedAt: null },
      memberships: [{ role: 'manager', unitId: 'sample-transport', untilOn: null }],
      tokens: [{ name: '月度导出' }],
      alerts: { channels: [], notifications: [] },
      views: [{ page: 'alerts', name: '我的红灯', filters: { severity: 'red' } }],
    });
    expect(answer.body.sessions.length).toBeGreaterThan(0);
    expect(answer.body.auditEvents.map((event: { action: string }) => event.action)).toEqual(
      expect.arrayContaining(['token.create', 'session.begin']),
    );
    expect(
      new Set(answer.body.auditEvents.map((event: { actorId: string }) => event.actorId)),
    ).toEqual(new Set([answer.body.account.id]));
    for (const hidden of [token, secret, 'argon2', 'tokenHash'])
      expect(answer.text).not.toContain(hidden);
  });

  it('names their mails without the secrets of the links in them', async () => {
    const { email } = tracker.account('officer', 'sample-transport');
    await security.post('/api/password-links', { email });
    const secret = await tracker.linkSecret(email);
    await tracker.choosePassword(email, '一句别人不会说的话，足够长');
    const officer = tracker.anonymous();
    await officer.signIn(email, '一句别人不会说的话，足够长');
    const { body, text } = await officer.get('/api/me/personal-data');
    expect(body.mails.map((mail: { subject: string }) => mail.subject)).toEqual(
      expect.arrayContaining(['您的密码已被重置', '您的密码已设置']),
    );
    expect([text.includes('/password#…'), text.includes(secret)]).toEqual([true, false]);
  });

  it("is nobody else's", async () => {
    expect((await tracker.anonymous().get('/api/me/personal-data')).status).toBe(401);
  });
});

describe('somebody who left', () => {
  it('stays named beside what they did, and is offered and listed nowhere', async () => {
    const officer = await tracker.as('officer', 'sample-development');
    const {
      items: [project],
    } = (await officer.get('/api/projects?limit=1')).body;
    const filed = await officer.post(`/api/projects/${project.id}/ledger-entries`, {
      series: 'paid',
      month: '2025-04',
      amountFen: '700',
      fundingSource: 'municipal',
    });
    expect(filed.status).toBe(202);
    await asSuperuser(tracker.test.name, async (client) => {
      await client.query(
        "INSERT INTO organisations (id, name, parent_id) VALUES ('below', '下属单位（示例）', 'sample-development')",
      );
      await client.query(
        "INSERT INTO memberships (person_id, unit_id, role, from_on) SELECT id, 'below', 'officer', '2021-01-01' FROM people WHERE email LIKE 'officer.development%'",
      );
    });
    const left = await personOf(tracker.account('officer', 'sample-development').email);
    await security.patch(
      `/api/people/${left.id}`,
      { active: false },
      { headers: { 'if-match': left.etag } },
    );
    const manager = await tracker.as('manager', 'sample-development');
    expect((await manager.get(`/api/ledger-proposals/${filed.body.id}`)).text).toContain(
      '发展单位专员（示例）',
    );
    for (const [client, path] of [
      [security, '/api/duties?limit=200'],
      [security, '/api/people?limit=200&active=true'],
      [manager, '/api/delegations/candidates?unitId=sample-development'],
    ] as const) {
      const answer = await client.get(path);
      expect([path, answer.status, answer.text.includes(left.id)]).toEqual([path, 200, false]);
    }
    expect(
      (await security.get('/api/people?limit=200&active=false')).body.items.map(
        (one: { id: string }) => one.id,
      ),
    ).toEqual([left.id]);
  });
});
