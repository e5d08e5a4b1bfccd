import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.js';
import { flagship } from '../builders/projects.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { type MailSink, mailSink } from '../harness/mail-sink.js';
import { asSuperuser } from '../harness/server.js';
import { until } from '../harness/until.js';

const PUBLIC_URL = 'https://tracker.city.example';
const NAME = '主体结构封顶（示例）<b>&';
const TOKEN = /\/acknowledge#([\w-]{43})/g;

let tracker: BootedTracker;
let worker: RunningWorker;
let sink: MailSink;
let airport: string;

/**
 * Before the tests, two administrators change the recipients of an alert rule on 22 November 2026.
 * The change takes effect on the 23rd, a Monday, to which the clock is then moved.
 */
beforeAll(async () => {
  sink = await mailSink();
  tracker = await bootTracker({
    now: '2026-11-22T02:00:00Z',
    settings: { SMTP_URL: sink.url, PUBLIC_URL },
  });
  const [first, second] = [await tracker.as('system-admin'), await tracker.as('security-admin')];
  const changeRequest = await first.post('/api/alert-rule-proposals', {
    code: 'milestone-overdue',
    severity: 'red',
    parameters: {},
    recipients: [
      { role: 'manager', where: 'nearest' },
      { role: 'officer', where: 'unit' },
      { role: 'auditor', where: 'top' },
    ],
    escalation: [],
    validFrom: '2026-11-23',
    source: '示例文件',
    reason: '逾期同时告知填报人和审计',
  });
  expect(
    (
      await second.post(
        `/api/alert-rule-proposals/${changeRequest.body.id}/decision`,
        { decision: 'approved' },
        { headers: { 'if-match': '"v1"' } },
      )
    ).status,
  ).toBe(200);
  await asSuperuser(tracker.test.name, (client) =>
    client.query(
      "UPDATE people SET language = 'en' WHERE email LIKE 'officer.transport%' OR email LIKE 'manager.development%'",
    ),
  );
  tracker.clock.set('2026-11-23T02:00:00Z');
  worker = await createWorker({
    settings: tracker.settings,
    clock: tracker.clock,
    sweepEveryMs: 3_600_000,
  });
  // Waits until the mails about milestones of the plan that are already overdue have been sent, so
  // that later mails can be told from them.
  await until('the first digests have left', () =>
    Promise.resolve(
      [
        'manager.transport',
        'manager.development',
        'officer.transport',
        'officer.development',
        'auditor',
      ].every((who) => mailsTo(who).length > 0),
    ),
  );
  sink.offered.length = 0;
  airport = await flagship(tracker.test.database, 1);
  const officer = await tracker.as('officer', 'sample-transport');
  expect(
    (
      await officer.post(`/api/projects/${airport}/milestones`, {
        name: NAME,
        baselineOn: '2026-11-01',
      })
    ).status,
  ).toBe(201);
});
afterAll(async () => {
  await worker?.close();
  await tracker?.close();
  await sink?.close();
});

const mailsTo = (who: string): ParsedMail[] =>
  sink
    .taken()
    .filter(({ to }) => to.startsWith(who))
    .map(({ parsed }) => parsed);
const mailOf = (who: string): Promise<ParsedMail> =>
  until(`a mail has come to ${who}`, () => Promise.resolve(mailsTo(who)[0]));
const hrefsOf = ({ html }: ParsedMail): string[] =>
  [...(html || '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
const tokensOf = ({ text }: ParsedMail): string[] =>
  [...(text ?? '').matchAll(TOKEN)].map(([, token]) => token ?? '');
const use = (client: ApiClient, token: string) =>
  client.post('/api/acknowledge-links/use', { token, committedOn: '2026-12-10', note: '月底封顶' });

describe('a milestone that turns out to be overdue', () => {
  it('reaches the manager in Chinese: subject, figures, sentence and links, the same as text and as HTML', async () => {
    const mail = await mailOf('manager.transport');
    expect([mail.subject, mail.from?.value[0]?.address !== undefined]).toEqual([
      '重大项目预警 1 项（红色 1），涉及 1 个项目，2026-11-23',
      true,
    ]);
    expect(mail.text).toContain('交通单位主管（示例），您好：');
    expect(mail.text).toContain('[红色] 节点逾期: 1');
    expect(mail.text).toContain(`[红色] 节点“${NAME}”应于 2026-11-01 完成，已逾期 22 天`);
    expect(mail.text).toContain('解除条件：登记该节点的完成日期');
    expect(mail.text).toContain('请在系统中处理，或登记承诺解决的日期');
    expect(mail.html).toContain('<html lang="zh-CN">');
    expect(mail.html).toContain(
      '节点“主体结构封顶（示例）&lt;b&gt;&amp;”应于 2026-11-01 完成，已逾期 22 天',
    );
    expect(hrefsOf(mail)).toEqual([
      `${PUBLIC_URL}/projects/${airport}`,
      `${PUBLIC_URL}/acknowledge#${tokensOf(mail)[0]}`,
      `${PUBLIC_URL}/alerts`,
    ]);
    expect([tokensOf(mail).length, (mail.text ?? '').match(/https:\S+/g)?.sort()]).toEqual([
      1,
      hrefsOf(mail).sort(),
    ]);
    expect([mail.headers.get('auto-submitted'), mail.headers.get('list'), mail.messageId]).toEqual([
      'auto-generated',
      expect.anything(),
      expect.stringMatching(/^<[\w-]+@tracker\.city\.example>$/),
    ]);
  });

  it('reaches the officer in English, who is asked for no answer that would be refused', async () => {
    const mail = await mailOf('officer.transport');
    expect(mail.subject).toBe('1 project alert (1 red) in 1 project, 2026-11-23');
    expect(mail.text).toMatch(/^Dear /);
    expect(mail.text).toContain(
      `[RED] Milestone “${NAME}” was due on 2026-11-01 and is 22 days late`,
    );
    expect(mail.text).toContain('Ends when: The milestone is marked met');
    expect(mail.text).not.toContain('acknowledge');
    expect(mail.html).toContain('<html lang="en">');
    expect(mail.html).toContain(
      'Milestone “主体结构封顶（示例）&lt;b&gt;&amp;” was due on 2026-11-01',
    );
    expect(hrefsOf(mail)).toEqual([`${PUBLIC_URL}/projects/${airport}`, `${PUBLIC_URL}/alerts`]);
  });

  it('reaches the auditor of the city in Chinese, and nobody else', async () => {
    const mail = await mailOf('auditor');
    expect([mail.subject, tokensOf(mail), hrefsOf(mail)]).toEqual([
      '重大项目预警 1 项（红色 1），涉及 1 个项目，2026-11-23',
      [],
      [`${PUBLIC_URL}/projects/${airport}`, `${PUBLIC_URL}/alerts`],
    ]);
    expect(mail.text).toContain('请在系统中查看，并协助主管处理');
    await worker.sweep();
    expect(
      sink
        .taken()
        .map(({ to }) => to.split('@')[0])
        // The administrator who filed the rule is told at some time that it was approved.
        .filter((who) => who !== 'system-admin')
        .sort(),
    ).toEqual(['auditor', 'manager.transport', 'officer.transport']);
  });

  it('has links that open for each of them', async () => {
    for (const [role, unit, who] of [
      ['manager', 'sample-transport', 'manager.transport'],
      ['officer', 'sample-transport', 'officer.transport'],
      ['auditor', 'city', 'auditor'],
    ] as const) {
      const client = await tracker.as(role, unit);
      expect((await client.get(`/api/projects/${airport}`)).status).toBe(200);
      for (const href of hrefsOf(await mailOf(who))) {
        const { pathname } = new URL(href);
        expect([pathname, (await fetch(tracker.url + pathname)).status]).toEqual([pathname, 200]);
      }
    }
  });

  it('is acknowledged by the manager’s link: not by another’s session, not without one, and once', async () => {
    const [token = ''] = tokensOf(await mailOf('manager.transport'));
    const [officer, auditor, manager] = [
      await tracker.as('officer', 'sample-transport'),
      await tracker.as('auditor'),
      await tracker.as('manager', 'sample-transport'),
    ];
    expect(
      (
        await Promise.all([
          use(tracker.anonymous(), token),
          use(officer, token),
          use(auditor, token),
          use(await tracker.as('manager', 'sample-development'), token),
        ])
      ).map(({ status, body }) => [status, body.code]),
    ).toEqual([
      [401, expect.any(String)],
      [403, 'LINK_OF_ANOTHER'],
      [403, 'LINK_OF_ANOTHER'],
      [404, 'LINK_UNKNOWN'],
    ]);
    expect((await manager.post('/api/acknowledge-links/look', { token })).body).toMatchObject({
      state: 'open',
      explanation: `节点“${NAME}”应于 2026-11-01 完成，已逾期 22 天`,
    });
    expect(await use(manager, token)).toMatchObject({
      status: 200,
      body: { state: 'acknowledged', committedOn: '2026-12-10', note: '月底封顶' },
    });
    expect((await use(manager, token)).body).toMatchObject({ status: 409, code: 'LINK_USED' });
    expect((await manager.post('/api/acknowledge-links/look', { token })).body.code).toBe(
      'LINK_USED',
    );
  });
});

describe('a mail about money', () => {
  it('gives a manager who reads English figures with their unit, and asks for an answer', async () => {
    await asSuperuser(tracker.test.name, (client) =>
      client.query("UPDATE people SET language = 'en' WHERE email LIKE 'manager.transport%'"),
    );
    sink.offered.length = 0;
    await tracker.enter(await flagship(tracker.test.database, 9), {
      series: 'paid',
      month: '2026-10',
      amountFen: '700000000000',
      fundingSource: 'municipal',
    });
    const mail = await mailOf('manager.transport');
    expect(mail.text).toContain(
      '[RED] Payments CNY 7,000,000,000, more than the total investment of CNY 6,000,000,000 (plan figure, no approved estimate on record), by CNY 1,000,000,000',
    );
    expect(mail.text).toContain('acknowledge each with the day by which it will be settled');
    expect(mail.html).toContain('by CNY 1,000,000,000');
    expect(mail.subject).toMatch(/^\d+ project alerts? \(\d+ red\) in 1 project, 2026-11-23$/);
    expect(tokensOf(mail).length).toBeGreaterThan(0);
  });
});
