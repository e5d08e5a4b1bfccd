import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import type { ApiClient } from '../harness/api-client.js';
import { until } from '../harness/until.js';

describe('alerts, from a posting to a manager’s answer', () => {
  let tracker: BootedTracker;
  let worker: RunningWorker;
  let officer: ApiClient;
  let manager: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    tracker = await bootTracker({ now: '2026-11-23T02:00:00Z' });
    worker = await createWorker({
      settings: tracker.settings,
      clock: tracker.clock,
      sweepEveryMs: 3_600_000,
    });
    officer = await tracker.as('officer', 'sample-transport');
    manager = await tracker.as('manager', 'sample-transport');
    admin = await tracker.as('system-admin');
  });
  afterAll(async () => {
    await worker.close();
    await tracker.close();
  });
  const overspent = async (): Promise<{ id: string; projectId: string }> =>
    until(
      'the alert is raised',
      async () =>
        (await manager.get('/api/alerts?rule=total-exceeded&state=open')).body.items[0] as
          { id: string; projectId: string } | undefined,
    );

  it('tell each manager what the real plan shows to be overdue, in a mail that can be read', async () => {
    const { status, body } = await until('both mails are written', async () => {
      const answer = await admin.get('/api/mails');
      return answer.body.items?.length === 2 ? answer : null;
    });
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({
      subject: expect.stringMatching(/^重大项目预警 \d+ 项/) as unknown,
      to: expect.stringContaining('@tracker.example') as unknown,
    });
    const mail = await admin.get(`/api/mails/${body.items[0].name}`);
    expect(mail.body.text).toContain('应于 2025-12-31 完成，已逾期 327 天');
    expect(mail.body.raw).toMatch(/^Message-ID: <.*@/m);
  });

  it('follow a posting by a job, and are explained in the reader’s language', async () => {
    const { body: projects } = await officer.get('/api/projects?flagship=true');
    const airport = (projects.items as { id: string; planItem: { number: number } }[]).find(
      (project) => project.planItem.number === 9,
    );
    await tracker.enter(airport?.id ?? '', {
      series: 'paid',
      month: '2026-10',
      amountFen: '700000000000',
      fundingSource: 'municipal',
    });
    const alert = await overspent();
    expect(alert).toMatchObject({
      projectId: airport?.id,
      severity: 'red',
      state: 'open',
      raisedOn: '2026-11-23',
      version: 1,
      acknowledgedBy: null,
      committedOn: null,
      explanation: '累计支付 70 亿元，超过总投资 60 亿元（规划数，未录入概算），超出 10 亿元',
      // What is paid cannot be unpaid, so that a limit on it is no way out.
      turnsGreenWhen: ['批准不低于 70 亿元的概算'],
    });
    const english = await manager.get(`/api/alerts/${alert.id}`, {
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.explanation).toBe(
      'Payments CNY 7,000,000,000, more than the total investment of CNY 6,000,000,000 (plan figure, no approved estimate on record), by CNY 1,000,000,000',
    );
    expect(english.headers.get('etag')).toBe('"v1"');
  });

  it('are refused an answer that is no answer', async () => {
    const { id } = await overspent();
    const path = `/api/alerts/${id}/acknowledgement`;
    const answers = await Promise.all([
      manager.post(path, {}),
      manager.post(path, { committedOn: '2026-02-30' }),
      manager.post(path, { committedOn: '2026-11-22' }),
      manager.post(path, { committedOn: '2026-12-01', note: 'a\u0000b' }),
      manager.post(path, { committedOn: '2026-12-01', by: 'me' }),
      officer.post(path, { committedOn: '2026-12-01' }),
      manager.post(path, { committedOn: '2026-12-01' }, { headers: { 'if-match': '"v9"' } }),
      manager.post('/api/alerts/no-id/acknowledgement', { committedOn: '2026-12-01' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code, body.errors?.[0]?.path])).toEqual([
      [400, 'VALIDATION_FAILED', 'committedOn'],
      [400, 'VALIDATION_FAILED', 'committedOn'],
      [422, 'COMMITTED_DAY_IN_PAST', 'committedOn'],
      [400, 'VALIDATION_FAILED', 'note'],
      [400, 'VALIDATION_FAILED', 'by'],
      [403, 'FORBIDDEN', undefined],
      [412, 'EDIT_STALE', undefined],
      [404, 'NOT_FOUND', undefined],
    ]);
    expect((await manager.get(`/api/alerts/${id}`)).body.state).toBe('open');
  });

  it('are acknowledged once, whatever is sent twice', async () => {
    const { id } = await overspent();
    const body = { committedOn: '2026-12-15', note: '已要求核对支付' };
    const headers = { 'idempotency-key': 'ack-1' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => manager.post(`/api/alerts/${id}/acknowledgement`, body, { headers })),
    );
    for (const answer of answers)
      expect([answer.status, answer.body]).toMatchObject([
        200,
        { state: 'acknowledged', version: 2, acknowledgedBy: '交通单位主管（示例）', ...body },
      ]);
    expect((await manager.post(`/api/alerts/${id}/acknowledgement`, body)).body.code).toBe(
      'ALERT_NOT_OPEN',
    );
  });

  it('are listed page by page within the reader’s units, and to nobody else', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await manager.get(`/api/alerts?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...(body.items as { id: string; unitId: string }[]).map((alert) => alert.id));
      expect(
        (body.items as { unitId: string }[]).every((alert) => alert.unitId === 'sample-transport'),
      ).toBe(true);
      if (body.nextCursor === null) break;
      cursor = body.nextCursor as string;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await manager.get('/api/alerts?limit=200')).body.items.length);
    const refused = await Promise.all([
      admin.get('/api/alerts'),
      tracker.anonymous().get('/api/alerts'),
      manager.get('/api/alerts?cursor=rubbish'),
      manager.get('/api/alerts?state=gone'),
      manager.get('/api/alerts?colour=red'),
    ]);
    expect(refused.map((answer) => answer.status)).toEqual([403, 401, 400, 400, 400]);
  });
});

describe('the status', () => {
  it('says what is not well, and why, in the reader’s language', async () => {
    const tracker = await bootTracker();
    const admin = await tracker.as('system-admin');
    const alone = await admin.get('/api/status', { headers: { 'accept-language': 'en' } });
    expect(alone.body).toMatchObject({
      status: 'degraded',
      parts: {
        database: { status: 'ok' },
        queue: { status: 'ok', backend: 'postgres' },
        worker: {
          status: 'degraded',
          why: expect.stringContaining('No worker is running') as unknown,
        },
        mail: { status: 'ok', transport: 'files', pending: 0 },
      },
    });

    const worker = await createWorker({
      settings: tracker.settings,
      clock: tracker.clock,
      sweepEveryMs: 3_600_000,
    });
    const well = await until('everything is well', async () => {
      const answer = await admin.get('/api/status');
      return answer.body.status === 'ok' ? answer.body : null;
    });
    expect(well.parts.scan).toMatchObject({ status: 'ok', lastSlotOn: '2026-11-23' });
    expect((await tracker.anonymous().get('/api/status')).status).toBe(401);
    await worker.close();
    await tracker.close();
  });
});

describe('with a mail server', () => {
  it('there are no mails to read in the program', async () => {
    const tracker = await bootTracker({ settings: { SMTP_URL: 'smtp://127.0.0.1:1' } });
    const admin = await tracker.as('system-admin');
    expect([
      (await admin.get('/api/mails')).body.code,
      (await admin.get('/api/mails/x.eml')).body.code,
    ]).toEqual(['MAILS_ARE_SENT', 'MAILS_ARE_SENT']);
    expect((await (await tracker.as('manager', 'sample-transport')).get('/api/mails')).status).toBe(
      403,
    );
    await tracker.close();
  });
});
