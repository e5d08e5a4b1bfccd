import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered, ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

interface Mail {
  to: string;
  subject: string;
  text: string;
}

let tracker: BootedTracker;
let security: ApiClient;
const NEXT = '一句别人不会说的话，足够长';

beforeAll(async () => {
  tracker = await bootTracker();
  security = await tracker.as('security-admin');
});
afterAll(() => tracker?.close());

/** Runs `something` and returns the mails that it added to the outbox. */
async function mailsOf(something: () => Promise<unknown>): Promise<Mail[]> {
  const read = (): Promise<Mail[]> =>
    asSuperuser(tracker.test.name, async (client) => {
      const sql =
        "SELECT split_part(to_address, '@', 1) AS to, subject, text_body AS text FROM mail_outbox ORDER BY composed_at, ctid";
      return (await client.query<Mail>(sql)).rows;
    });
  const before = (await read()).length;
  await something();
  return (await read()).slice(before);
}

const idOf = async (email: string): Promise<string> => {
  const { items } = (await security.get('/api/people?limit=200')).body;
  return items.find((one: { email: string }) => one.email === email).id;
};
const readers = (mails: readonly Mail[]): string[] => mails.map(({ to }) => to).sort();
const to = (mails: readonly Mail[], who: string): Mail =>
  mails.find((mail) => mail.to === who) as Mail;

const resetOf = (email: string) => security.post('/api/password-links', { email });
/** Has a second administrator approve what was filed. */
async function decided(by: 'audit-admin' | 'system-admin', filing: Promise<Answered>) {
  const { body } = await filing;
  const { email, password } = tracker.account(by);
  const second = tracker.anonymous();
  // An earlier test may have had this administrator choose another password.
  if ((await second.signIn(email, password)).status !== 201) await second.signIn(email, NEXT);
  return second.post(`/api/change-requests/${body.id}/approval`, {});
}

describe('what happens to an account', () => {
  it('is mailed to its person and to the audit administrators: a reset, without the link for these', async () => {
    const { email } = tracker.account('system-admin');
    const mails = await mailsOf(() => decided('audit-admin', resetOf(email)));
    expect(readers(mails)).toEqual(['audit-admin', 'system-admin']);
    expect(to(mails, 'system-admin').text).toMatch(
      /安全管理员 \/ 审计管理员重置了您的密码[^]*\/password#[\w-]{43}[^]*请立即联系审计管理员/,
    );
    expect(to(mails, 'audit-admin')).toMatchObject({ subject: '账号变更：系统管理员，重置密码' });
    expect(to(mails, 'audit-admin').text).toMatch(/操作人：安全管理员 \/ 审计管理员[^]*\/record/);
    expect(to(mails, 'audit-admin').text).not.toContain('password#');
    const used = await mailsOf(() => tracker.choosePassword(email, NEXT));
    expect([readers(used), used[0]?.subject]).toEqual([['system-admin'], '您的密码已设置']);
  });

  it('cannot be done to the audit administrator unseen', async () => {
    const { email } = tracker.account('audit-admin');
    const mails = await mailsOf(() => decided('system-admin', resetOf(email)));
    expect([readers(mails), mails[0]?.subject]).toEqual([['audit-admin'], '您的密码已被重置']);
    await tracker.choosePassword(email, NEXT);
  });

  it('is mailed in the language of each reader: a new account, and the role that it is given', async () => {
    await asSuperuser(tracker.test.name, (client) =>
      client.query("UPDATE people SET language = 'en' WHERE email LIKE 'audit-admin%'"),
    );
    const made = await mailsOf(() =>
      security.post('/api/people', { email: 'fang@x.example', name: '王芳' }),
    );
    expect([readers(made), made[0]?.text]).toEqual([
      ['fang'],
      expect.stringMatching(/为您开立了账号[^]*password#/),
    ]);
    const id = await idOf('fang@x.example');
    const granted = await mailsOf(() =>
      security.post(`/api/people/${id}/memberships`, {
        unitId: 'sample-transport',
        role: 'manager',
      }),
    );
    expect(readers(granted)).toEqual(['audit-admin', 'fang']);
    expect(to(granted, 'fang').text).toContain('交通建设单位（示例）的主管（自 2026-11-23 起）');
    expect(to(granted, 'audit-admin')).toMatchObject({
      subject: 'Account change: 王芳, role granted',
    });
    expect(to(granted, 'audit-admin').text).toMatch(
      /manager of 交通建设单位（示例）.*the account was opened on 20\d\d-/,
    );
  });

  it('is mailed when a closed account is opened again, and when a second factor is removed, by whomever', async () => {
    const id = await idOf('fang@x.example');
    const change = async (active: boolean) => {
      const { etag } = (await security.get(`/api/people/${id}`)).body;
      return security.patch(`/api/people/${id}`, { active }, { headers: { 'if-match': etag } });
    };
    expect(readers(await mailsOf(() => change(false)))).toEqual([]);
    expect(readers(await mailsOf(() => change(true)))).toEqual(['audit-admin', 'fang']);

    const auditor = await tracker.as('auditor');
    const { password } = tracker.account('auditor');
    expect((await auditor.post('/api/me/second-factor', { password })).status).toBe(201);
    const auditorId = await idOf(tracker.account('auditor').email);
    const removed = await mailsOf(() =>
      decided('system-admin', security.delete(`/api/people/${auditorId}/second-factor`)),
    );
    expect([readers(removed), to(removed, 'auditor').subject]).toEqual([
      ['audit-admin', 'auditor'],
      '您的双重验证已解除',
    ]);
  });

  it('leaves no mail behind when it is refused', async () => {
    const id = await idOf('fang@x.example');
    const refused = await mailsOf(() =>
      security.post(`/api/people/${id}/memberships`, {
        unitId: 'sample-transport',
        role: 'officer',
      }),
    );
    expect(refused).toEqual([]);
  });

  it('is found again by whoever was told, with its delivery, and by nobody else', async () => {
    const { email, password } = tracker.account('audit-admin');
    const audit = tracker.anonymous();
    if ((await audit.signIn(email, password)).status !== 201) await audit.signIn(email, NEXT);
    const told = (await audit.get('/api/notifications?limit=200')).body.items;
    expect(new Set(told.map(({ toAddress }: any) => toAddress))).toEqual(new Set([email]));
    expect(told[0]).toMatchObject({ kind: 'mail', state: 'pending', sentAt: null });
    expect(told.map(({ title }: any) => title)).toEqual(
      await asSuperuser(tracker.test.name, async (client) => {
        const { rows } = await client.query(
          'SELECT subject FROM mail_outbox WHERE to_address = $1 ORDER BY composed_at DESC, id DESC',
          [email],
        );
        return rows.map(({ subject }) => subject);
      }),
    );
    const first = (await audit.get('/api/notifications?limit=1')).body;
    const second = await audit.get(`/api/notifications?limit=1&cursor=${first.nextCursor}`);
    expect([first.items[0].id, second.body.items[0].id]).toEqual([told[0].id, told[1].id]);
    expect(JSON.stringify(told)).not.toMatch(/password#/);
    const officer = await tracker.as('officer', 'sample-transport');
    expect((await officer.get('/api/notifications')).body.items).toEqual([]);
  });
});
