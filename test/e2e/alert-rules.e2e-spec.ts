import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scanPortfolio } from '#alerts';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let admin: ApiClient;
let second: ApiClient;
let manager: ApiClient;
/**
 * Signs in the three users of this file. Called again after the clock was moved to another day,
 * because sessions end overnight.
 */
const signIn = async () => {
  [admin, second, manager] = await Promise.all([
    tracker.as('system-admin'),
    tracker.as('security-admin'),
    tracker.as('manager', 'sample-transport'),
  ]);
};
beforeAll(async () => {
  tracker = await bootTracker({ now: '2025-12-20T02:00:00Z' });
  await signIn();
  await scanPortfolio(tracker.test.database, tracker.clock);
});
afterAll(() => tracker?.close());

const soon = { code: 'milestone-due-soon', severity: 'amber', parameters: { daysBefore: 7 } };
const wanted = {
  ...soon,
  recipients: [{ role: 'manager', where: 'nearest' }],
  escalation: [],
  validFrom: '2025-12-21',
  source: '示例文件',
  reason: '提前一周即可',
};
const decide = (client: ApiClient, id: string, decision: string, version = 1) =>
  client.post(
    `/api/alert-rule-proposals/${id}/decision`,
    { decision, ...(decision === 'rejected' ? { note: '示例' } : {}) },
    { headers: { 'if-match': `"v${version}"` } },
  );

describe('rules', () => {
  it('are listed with their days, their thresholds and a sentence in the reader’s language', async () => {
    const { body } = await manager.get('/api/alert-rules?on=2025-12-20', {
      headers: { 'accept-language': 'en' },
    });
    expect(body.items).toHaveLength(19);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        code: 'total-nearly-spent',
        version: 1,
        inForce: true,
        sentence:
          'Told when completed investment or payments reach 80 %, 90 %, 100 % of the total investment',
      }),
    );
    expect((await manager.get('/api/alert-rule-kinds')).body.items).toHaveLength(19);
  });

  it('are tried over the portfolio before anybody decides, and change nothing', async () => {
    const today = await admin.post('/api/alert-rules/previews', soon);
    expect([today.status, today.body]).toMatchObject([
      200,
      { on: '2025-12-20', projects: 181, wouldRaise: 0, wouldStay: 0 },
    ]);
    expect(today.body.standing).toBeGreaterThan(10);
    expect(today.body.wouldClear).toBe(today.body.standing);
    const past = await admin.post('/api/alert-rules/previews', {
      ...soon,
      parameters: { daysBefore: 400 },
      on: '2025-12-19',
    });
    expect(past.body).toMatchObject({ on: '2025-12-19', standing: 0, wouldRaise: 0 });
    expect(
      (await admin.post('/api/alert-rules/previews', { ...soon, on: '2025-12-21' })).body.code,
    ).toBe('DAY_AFTER_TODAY');
    expect((await manager.post('/api/alert-rules/previews', soon)).status).toBe(403);
  });

  it.each([
    [
      'a threshold nobody knows',
      { parameters: { daysBefore: 7, colour: 'red' } },
      422,
      'RULE_PARAMETER_UNKNOWN',
      'parameters.colour',
    ],
    [
      'a threshold that is missing',
      { parameters: {} },
      422,
      'RULE_PARAMETER_MISSING',
      'parameters.daysBefore',
    ],
    [
      'a threshold out of bounds',
      { parameters: { daysBefore: -1 } },
      422,
      'RULE_PARAMETER_WRONG',
      'parameters.daysBefore',
    ],
    ['a rule nobody knows', { code: 'rain' }, 400, 'VALIDATION_FAILED', 'code'],
    ['a day that has passed', { validFrom: '2025-12-19' }, 422, 'DAY_IN_PAST', 'validFrom'],
    ['nobody to tell', { recipients: [] }, 400, 'VALIDATION_FAILED', 'recipients'],
    [
      'an escalation that falls',
      {
        escalation: [
          { role: 'manager', where: 'above', afterWorkingDays: 3 },
          { role: 'manager', where: 'top', afterWorkingDays: 3 },
        ],
      },
      422,
      'LADDER_NOT_RISING',
      'escalation.1.afterWorkingDays',
    ],
    ['no reason', { reason: ' ' }, 400, 'VALIDATION_FAILED', 'reason'],
  ])('are not proposed with %s', async (_, given, status, code, path) => {
    const answer = await admin.post('/api/alert-rule-proposals', { ...wanted, ...given });
    expect([answer.status, answer.body.code, answer.body.errors[0]?.path]).toEqual([
      status,
      code,
      path,
    ]);
  });

  it('are changed by two people, from a day on, once', async () => {
    const headers = { 'idempotency-key': 'rule-1' };
    const [made, again] = [
      await admin.post('/api/alert-rule-proposals', wanted, { headers }),
      await admin.post('/api/alert-rule-proposals', wanted, { headers }),
    ];
    expect([made.status, made.body.id === again.body.id, made.body.sentence]).toEqual([
      201,
      true,
      '未完成的节点在预计日期前 7 天内提醒',
    ]);
    const { id } = made.body as { id: string };
    expect((await decide(admin, id, 'approved')).body.code).toBe('OWN_CHANGE_REQUEST');
    expect((await decide(manager, id, 'approved')).body.code).toBe('FORBIDDEN');
    expect((await decide(second, id, 'approved', 9)).body.code).toBe('EDIT_STALE');
    const answers = await Promise.all([1, 2].map(() => decide(second, id, 'approved')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await decide(second, id, 'rejected', 2)).body.code).toBe('CHANGE_REQUEST_DECIDED');
    const versions = (await manager.get('/api/alert-rules')).body.items.filter(
      (one: { code: string }) => one.code === soon.code,
    );
    expect(
      versions.map(
        (one: { version: number; validFrom: string; validTo: string | null; inForce: boolean }) => [
          one.version,
          one.validFrom,
          one.validTo,
          one.inForce,
        ],
      ),
    ).toEqual([
      [2, '2025-12-21', null, false],
      [1, '2021-01-01', '2025-12-20', true],
    ]);
    expect((await admin.post('/api/alert-rule-proposals', wanted)).body.code).toBe(
      'RULE_VERSIONS_OVERLAP',
    );
  });

  it('evaluate by the new version from its day on, and what it does not raise is ended', async () => {
    tracker.clock.set('2025-12-21T02:00:00Z');
    await signIn();
    const found = await scanPortfolio(tracker.test.database, tracker.clock);
    expect(new Set(found.cleared.map(({ rule, how }) => `${rule} ${how}`))).toEqual(
      new Set(['milestone-due-soon resolved']),
    );
    expect(found.cleared.length).toBeGreaterThan(10);
  });

  it('can be taken from a published scheme, and withdrawn by whoever proposed it', async () => {
    const { body: sets } = await admin.get('/api/alert-rule-sets');
    expect(sets.items.map((set: { code: string }) => set.code)).toEqual([
      'yinchuan-2025',
      'sanya-2022',
      'tianjin-2022',
      'jinhua-2020',
    ]);
    const made = await admin.post('/api/alert-rule-sets/yinchuan-2025/proposals', {
      validFrom: '2026-01-01',
      reason: '参照银川',
    });
    expect([made.status, made.body.items[0].code]).toEqual([201, 'year-plan-behind']);
    expect((await decide(second, made.body.items[0].id, 'withdrawn')).body.code).toBe('FORBIDDEN');
    expect((await decide(admin, made.body.items[0].id, 'withdrawn')).body.state).toBe('withdrawn');
    expect(
      (
        await admin.post('/api/alert-rule-sets/atlantis/proposals', {
          validFrom: '2026-01-01',
          reason: 'x',
        })
      ).status,
    ).toBe(404);
  });

  it('can end', async () => {
    const made = await admin.post('/api/alert-rule-proposals', {
      ...wanted,
      validFrom: '2026-02-01',
      ends: true,
    });
    expect((await decide(second, made.body.id, 'approved')).body).toMatchObject({
      state: 'approved',
      ruleVersion: null,
    });
    const inForce = (await manager.get('/api/alert-rules?on=2026-02-01')).body.items.map(
      (one: { code: string }) => one.code,
    );
    expect(inForce).not.toContain('milestone-due-soon');
  });
});

describe('what the rules could not say', () => {
  it('is listed page by page within the reader’s units, and to nobody who sees no projects', async () => {
    const { body } = await manager.get('/api/rule-gaps?rule=total-exceeded&limit=200');
    expect(body.items.length).toBeGreaterThan(0);
    expect(
      body.items.find(({ state }: { state: string }) => state === 'cannot-be-judged'),
    ).toMatchObject({
      explanation: '无法判断：总投资未知',
      wouldBeJudgedWhen: ['录入总投资'],
      unitId: 'sample-transport',
    });
    // A project with a known total but no ledger entry is reported as "no data", not as green.
    expect(body.items.find(({ state }: { state: string }) => state === 'no-data')).toMatchObject({
      explanation: '没有数据',
      wouldBeJudgedWhen: ['登记新的完成投资、资金到位或支付'],
      unitId: 'sample-transport',
    });
    const first = await manager.get('/api/rule-gaps?limit=1');
    const next = await manager.get(`/api/rule-gaps?limit=1&cursor=${first.body.nextCursor}`);
    expect(next.body.items[0]).not.toEqual(first.body.items[0]);
    expect((await admin.get('/api/rule-gaps')).status).toBe(403);
  });
});
