import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCostFigure, approvedChangeRequest } from '../builders/change-requests.js';
import { bootTransportUnit, type TransportUnit } from '../harness/transport-unit.js';

let { tracker, officer, manager, ids } = {} as TransportUnit;
beforeAll(async () => {
  ({ tracker, officer, manager, ids } = await bootTransportUnit('2026-11-26T02:00:00Z'));
});
afterAll(() => tracker.close());

const yi = (text: string): string => `${text}0000000000`;
const relate = (child: number, parent: number, over: object = {}, client = manager) =>
  client.post(`/api/projects/${ids[child]}/parents`, {
    parentId: ids[parent],
    part: 'sub-item',
    validFrom: '2024-01-01',
    document: '打包批复（示例）',
    ...over,
  });
const totals = async (query = '') =>
  (await officer.get(`/api/reports/budget-totals?flagship=true${query}`)).body;
const family = async (project: number, query = '') =>
  (await officer.get(`/api/projects/${ids[project]}/family${query}`)).body;

describe('the totals of the flagships', () => {
  it('say what they cover: nine totals and six period figures of ten, by scope', async () => {
    const { total, planPeriod, units } = await totals();
    expect(total).toMatchObject({ fen: '31975000000000', known: 9, of: 10, inside: 0 });
    expect(planPeriod).toMatchObject({ fen: yi('1621'), known: 6, of: 10, inside: 0 });
    expect(total.byScope.map((sum: any) => [sum.scope, sum.fen, sum.known, sum.of])).toEqual([
      ['hangzhou-section', yi('866'), 3, 3],
      ['not-stated', '20415000000000', 5, 6],
      ['whole-line', yi('290'), 1, 1],
    ]);
    expect(units).toEqual(['sample-transport']);
  });

  it('never count a part beside the parent that covers it, and count it again once it has left', async () => {
    const link = await relate(8, 0);
    expect(link.status).toBe(201);
    expect((await totals()).total).toMatchObject({
      fen: '31375000000000',
      known: 8,
      of: 9,
      inside: 1,
    });
    expect((await totals('&asOf=2023-12-31')).total.inside).toBe(0);
    expect((await family(0)).children).toEqual([
      expect.objectContaining({ projectId: ids[8], part: 'sub-item', amountFen: yi('60') }),
    ]);
    expect(await family(8)).toMatchObject({ parent: { projectId: ids[0] }, children: [] });
    const ended = await manager.post(`/api/projects/${ids[8]}/parents/${link.body.id}/end`, {
      endedOn: '2026-10-31',
    });
    expect(ended.body.endedOn).toBe('2026-10-31');
    expect((await totals()).total).toMatchObject({ fen: '31975000000000', inside: 0 });
    expect((await totals('&asOf=2026-10-31')).total.inside).toBe(1);
    expect(
      (await totals(`&knownAt=${encodeURIComponent(link.body.recordedAt)}`)).total.inside,
    ).toBe(1);
  });

  it('take the parts where the parent is unknown, and show what the parts leave over', async () => {
    expect((await relate(6, 7, { validFrom: '2025-01-01' })).status).toBe(201);
    expect((await totals()).total).toMatchObject({
      fen: '31975000000000',
      known: 9,
      of: 9,
      inside: 0,
    });
    expect(await family(7)).toMatchObject({
      ownFen: null,
      parts: { fen: yi('173'), known: 1, of: 1 },
      restFen: null,
    });
    await approvedChangeRequest(
      officer,
      manager,
      `/api/projects/${ids[7]}/cost-filings`,
      aCostFigure({ amountFen: yi('1000') }),
    );
    expect(await family(7)).toMatchObject({ ownFen: yi('1000'), restFen: yi('827') });
    expect((await totals()).total).toMatchObject({
      fen: '40245000000000',
      known: 9,
      of: 9,
      inside: 1,
    });
  });
});

describe('a parent', () => {
  it.each<[string, () => Promise<any>, string]>([
    ['that is the project itself', () => relate(1, 1), 'PARENT_BELOW_ITSELF'],
    [
      'that is its own part',
      async () => {
        await relate(2, 1);
        return relate(1, 2);
      },
      'PARENT_BELOW_ITSELF',
    ],
    [
      'that is a part of its part',
      async () => {
        await relate(3, 2);
        return relate(1, 3);
      },
      'PARENT_BELOW_ITSELF',
    ],
    [
      'on days on which there is one',
      () => relate(2, 4, { validFrom: '2030-01-01' }),
      'VALIDITY_OVERLAPS',
    ],
    [
      'whose last day is before its first',
      () => relate(5, 4, { validTo: '2023-12-31' }),
      'DAYS_REVERSED',
    ],
  ])('%s is refused with the rule named', async (_, ask, code) => {
    const refused = await ask();
    expect([refused.status, refused.body.code]).toEqual([422, code]);
  });

  it('of the other one at the same time: one of the two is refused', async () => {
    const answers = await Promise.all([relate(4, 9), relate(9, 4)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('is named by whoever manages the part, not by its officer, and must be in sight', async () => {
    expect((await relate(5, 4, {}, officer)).status).toBe(403);
    const foreign = (
      await (await tracker.as('officer', 'sample-development')).get('/api/projects?limit=1')
    ).body.items[0].id;
    expect(
      (
        await manager.post(`/api/projects/${ids[5]}/parents`, {
          parentId: foreign,
          part: 'section',
          validFrom: '2024-01-01',
          document: '示例',
        })
      ).status,
    ).toBe(404);
  });
});

it("a section's share of the whole line shows where both are on record", async () => {
  const file = (scope: string, amountFen: string) =>
    approvedChangeRequest(
      officer,
      manager,
      `/api/projects/${ids[5]}/cost-filings`,
      aCostFigure({ stage: 'estimate', scope, amountFen }),
    );
  await file('whole-line', yi('400'));
  await file('hangzhou-section', yi('100'));
  expect((await officer.get(`/api/projects/${ids[5]}/cost-chain`)).body.shares).toEqual([
    { stage: 'estimate', sectionFen: yi('100'), wholeFen: yi('400'), percent: '25.00' },
  ]);
});
