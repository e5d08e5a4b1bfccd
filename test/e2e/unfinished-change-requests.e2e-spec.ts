import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCostFigure, moveChangeRequest } from '../builders/change-requests.js';
import type { ApiClient } from '../harness/api-client.js';
import { bootTransportUnit, type TransportUnit } from '../harness/transport-unit.js';

let { tracker, officer, manager, ids } = {} as TransportUnit;
beforeAll(async () => {
  ({ tracker, officer, manager, ids } = await bootTransportUnit('2026-11-26T02:00:00Z'));
});
afterAll(() => tracker.close());

const keep = (kind: string, content: unknown, project = 0, headers: Record<string, string> = {}) =>
  officer.post(`/api/projects/${ids[project]}/unfinished-filings`, { kind, content }, { headers });
const put = async (id: string, kind: string, content: object) =>
  officer.send(
    'PUT',
    `/api/unfinished-filings/${id}`,
    { kind, content },
    {
      headers: {
        'if-match': (await officer.get(`/api/budget-filings/${id}`)).headers.get('etag') ?? '',
      },
    },
  );

describe('a sheet that is filled in half', () => {
  it('is kept as a draft, says what is missing, and goes no further until it is whole', async () => {
    const kept = await keep('cost', { stage: 'approved-estimate', amountFen: '10000000000' });
    expect([kept.status, kept.body.state, kept.body.missing]).toEqual([
      201,
      'draft',
      ['scope', 'effectiveOn', 'source', 'document'],
    ]);
    const { id } = kept.body;
    const refused = await moveChangeRequest(officer, id, 'submission');
    expect([
      refused.status,
      refused.body.code,
      refused.body.errors.map((one: any) => one.path),
    ]).toEqual([422, 'FILING_INCOMPLETE', ['scope', 'effectiveOn', 'source', 'document']]);
    expect(
      (
        await put(id, 'cost', {
          stage: 'adjusted-estimate',
          amountFen: '10000000000',
          scope: 'not-stated',
        })
      ).body.missing,
    ).toEqual(['effectiveOn', 'source', 'document']);
    expect((await put(id, 'cost', aCostFigure())).body.missing).toEqual([]);
    expect((await moveChangeRequest(officer, id, 'submission')).body.state).toBe('submitted');
    expect((await moveChangeRequest(manager, id, 'approval')).body.state).toBe('approved');
  });

  it('is evaluated by the rules when it is submitted, not before', async () => {
    const kept = await keep(
      'year-plan',
      {
        year: 2026,
        amountFen: '-5',
        category: 'continuing',
        effectiveOn: '2026-01-05',
        document: '年度计划（示例）',
      },
      1,
    );
    expect([kept.status, kept.body.missing]).toEqual([201, []]);
    const refused = await moveChangeRequest(officer, kept.body.id, 'submission');
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      422,
      'YEAR_PLAN_NEGATIVE',
      'amountFen',
    ]);
    expect((await officer.get(`/api/budget-filings/${kept.body.id}`)).body.state).toBe('draft');
  });

  it.each<[string, object]>([
    ['cost', { stage: 'estimate' }],
    ['year-plan', {}],
    ['funding', { year: 2026 }],
    ['special-bond', { name: '一期（示例）' }],
    ['period-figure', { planCode: 'hangzhou-14fyp' }],
    ['target', {}],
  ])('may be of any kind: %s', async (kind, content) => {
    const kept = await keep(kind, content, 2);
    expect([kept.status, kept.body.kind]).toEqual([201, kind]);
    expect((await moveChangeRequest(officer, kept.body.id, 'submission')).body.code).toBe(
      'FILING_INCOMPLETE',
    );
  });

  it.each<[string, string, unknown, string]>([
    ['a number for the amount', 'cost', { amountFen: 5 }, 'content.amountFen'],
    ['an unknown stage', 'cost', { stage: 'x' }, 'content.stage'],
    ['a stranger', 'cost', { admin: true }, 'content.admin'],
    [
      'eleven months',
      'year-plan',
      { curveFen: Array.from({ length: 11 }, () => '0') },
      'content.curveFen',
    ],
    [
      'a cell with a float',
      'funding',
      { cells: [{ source: 'municipal', plannedFen: '1.5' }] },
      'content.cells.0.plannedFen',
    ],
    ['no sheet', 'cost', null, 'content'],
    ['a list', 'cost', [], 'content'],
    ['an unknown kind', 'rain', {}, 'kind'],
  ])('with %s is refused at the field', async (_, kind, content, path) => {
    const refused = await keep(kind, content, 3);
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      400,
      'VALIDATION_FAILED',
      path,
    ]);
    expect((await officer.get(`/api/projects/${ids[3]}/budget-filings`)).body.items).toEqual([]);
  });

  it('is kept once for a repeated request, and not by somebody of another organisation', async () => {
    const answers = [
      await keep('cost', { stage: 'estimate' }, 4, { 'idempotency-key': 'sheet-1' }),
      await keep('cost', { stage: 'estimate' }, 4, { 'idempotency-key': 'sheet-1' }),
    ];
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const anonymous = await tracker.as('officer', 'sample-development');
    expect(
      (
        await anonymous.post(`/api/projects/${ids[4]}/unfinished-filings`, {
          kind: 'cost',
          content: {},
        })
      ).status,
    ).toBe(404);
  });
});

describe('what was written by mistake', () => {
  const withdraw = (client: ApiClient, id: string, body: object = {}) =>
    moveChangeRequest(client, id, 'withdrawal', body);
  const draft = async (client = officer, project = 5) =>
    (await client.post(`/api/projects/${ids[project]}/cost-filings?draft=true`, aCostFigure())).body
      .id as string;

  it('is withdrawn by its author, with a reason, and stays readable', async () => {
    const id = await draft();
    const done = await withdraw(officer, id, { reason: '误填（示例）' });
    expect([done.status, done.body.state]).toEqual([200, 'withdrawn']);
    expect(
      (await officer.get(`/api/budget-filings/${id}/states`)).body.items.map((one: any) => [
        one.state,
        one.reason,
      ]),
    ).toEqual([
      ['draft', null],
      ['withdrawn', '误填（示例）'],
    ]);
    for (const again of [
      await withdraw(officer, id),
      await moveChangeRequest(officer, id, 'submission'),
      await moveChangeRequest(manager, id, 'approval'),
    ])
      expect([again.status, again.body.code]).toEqual([409, 'CHANGE_REQUEST_DECIDED']);
    const events = (
      await (
        await tracker.as('auditor')
      ).get('/api/audit-events?action=change-request.withdraw&limit=10')
    ).body.items;
    expect(
      events.find((event: any) => event.subjectId === id && event.outcome === 'done'),
    ).toMatchObject({ newValue: { reason: '误填（示例）' } });
  });

  it('is taken back by whoever submitted it, as long as nobody has decided', async () => {
    const id = await draft();
    await moveChangeRequest(officer, id, 'submission');
    expect((await withdraw(officer, id)).body.state).toBe('withdrawn');
    const decided = await draft(officer, 6);
    await moveChangeRequest(officer, decided, 'submission');
    await moveChangeRequest(manager, decided, 'approval');
    expect((await withdraw(officer, decided)).body.code).toBe('CHANGE_REQUEST_DECIDED');
  });

  it('is not withdrawn once another has submitted it, nor by somebody who wrote none of it', async () => {
    const id = await draft();
    // A draft is there for its author alone; what came back is mended by anybody who may file.
    expect((await withdraw(manager, id)).status).toBe(404);
    await moveChangeRequest(officer, id, 'submission');
    const city = await tracker.as('manager', 'city');
    await moveChangeRequest(city, id, 'return', { reason: '缺附件（示例）' });
    const foreign = await withdraw(manager, id);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'NOT_OWN_CHANGE_REQUEST']);
    await moveChangeRequest(manager, id, 'submission');
    const late = await withdraw(officer, id);
    expect([late.status, late.body.code]).toEqual([403, 'NOT_OWN_CHANGE_REQUEST']);
    expect((await withdraw(manager, id)).body.state).toBe('withdrawn');
    expect((await officer.send('POST', `/api/budget-filings/${id}/withdrawal`, {})).status).toBe(
      428,
    );
  });
});
