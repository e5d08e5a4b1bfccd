import { describe, expect, it } from '@jest/globals';
import type { Light } from '#alerts';
import { day, type Fen, month, parseMoney } from '#values';
import { bulletinOf } from './bulletin.js';
import { countedOnce } from './counted-once.js';
import type { ProjectFigures } from './project-figures.js';
import { standingOf } from './standing.js';
import { WARNED_MAX } from './warned-projects.js';

const yi = (text: string): Fen => parseMoney(text, '亿元');
const MARCH = { month: month('2022-03'), asOf: day('2022-03-31'), last: month('2022-02') };

const figures = (over: Partial<ProjectFigures> & { projectId: string }): ProjectFigures => ({
  projectName: `项目${over.projectId}`,
  organisationId: 'metro',
  organisationName: '地铁集团（示例）',
  parentId: null,
  stage: null,
  category: null,
  planFen: null,
  completedFen: null,
  fundsFen: null,
  planBeforeFen: null,
  completedBeforeFen: null,
  lights: [],
  evaluatedOn: day('2022-03-31'),
  severityBefore: null,
  ...over,
});

const light = (level: Light['level']): Light => ({
  dimension: 'year-plan',
  level,
  rule: null,
  ruleVersion: null,
  episodeKey: null,
  without: null,
  inputs: {},
});

describe('completed investment against the year plan', () => {
  it.each([
    // The published bulletin of a city: 1,015 亿 planned, 313.64 亿 completed in three months.
    ['1015', '313.64', '2022-03', '30.90', '25.00', '5.90'],
    ['100', '20', '2022-03', '20.00', '25.00', '-5.00'],
    ['100', '100', '2022-12', '100.00', '100.00', '0.00'],
    ['100', '0', '2022-01', '0.00', '8.33', '-8.33'],
    ['0', '1', '2022-06', null, '50.00', null],
    [null, '1', '2022-06', null, '50.00', null],
    ['1', null, '2022-06', null, '50.00', null],
  ])(
    'plan %s, completed %s up to %s: %s %%, time %s %%, lead %s',
    (plan, done, on, ...expected) => {
      const { ratePercent, timePercent, leadPoints } = standingOf(
        plan === null ? null : yi(plan),
        done === null ? null : yi(done),
        month(on),
      );
      expect([ratePercent, timePercent, leadPoints]).toEqual(expected);
    },
  );
});

describe('what is added up', () => {
  const known = { planFen: 2n, completedFen: 1n };
  const unknown = { planFen: null, completedFen: null };
  const node = (
    projectId: string,
    parentId: string | null,
    amounts: typeof known | typeof unknown,
  ) => ({
    projectId,
    parentId,
    ...amounts,
  });
  it.each([
    [
      'a known parent stands for its parts',
      [node('p', null, known), node('c', 'p', known)],
      'p',
      1,
    ],
    [
      'parts stand for an unknown parent',
      [node('p', null, unknown), node('c', 'p', known)],
      'c',
      0,
    ],
    ['a part without its parent stands alone', [node('c', 'p', known)], 'c', 0],
    [
      'a grandparent stands for all below',
      [node('g', null, known), node('p', 'g', unknown), node('c', 'p', known)],
      'g',
      2,
    ],
    ['an unknown one counts as unknown', [node('a', null, unknown)], 'a', 0],
    ['two that name each other end', [node('a', 'b', unknown), node('b', 'a', unknown)], '', 0],
  ])('%s', (_, projects, expected, inside) => {
    const chosen = countedOnce(projects);
    expect(chosen.counted.map(({ projectId }) => projectId).join(' ')).toBe(expected);
    expect(chosen.inside).toBe(inside);
  });
});

describe('a bulletin', () => {
  const projects = [
    figures({
      projectId: '1',
      planFen: yi('1000'),
      completedFen: yi('310'),
      planBeforeFen: yi('1000'),
      completedBeforeFen: yi('150'),
      fundsFen: yi('100'),
      category: 'new-start',
      stage: 'construction',
      lights: [light('red')],
      severityBefore: 'none',
    }),
    figures({
      projectId: '2',
      organisationId: 'rail',
      organisationName: '铁路（示例）',
      planFen: yi('15'),
      completedFen: yi('3.64'),
      planBeforeFen: yi('15'),
      completedBeforeFen: yi('3'),
      category: 'new-start',
      stage: null,
      lights: [light('good')],
    }),
    figures({ projectId: '3', planFen: yi('7'), organisationId: 'port', organisationName: '港' }),
    figures({
      projectId: '4',
      completedFen: yi('2'),
      organisationId: 'port',
      organisationName: '港',
    }),
    figures({
      projectId: '5',
      category: 'to-complete',
      stage: 'completed',
      lights: [light('amber')],
    }),
  ];
  const bulletin = bulletinOf(projects, MARCH);

  it('evaluates what is known and says what is not, never as zero', () => {
    expect(bulletin.total).toMatchObject({
      planFen: String(yi('1015')),
      completedFen: String(yi('313.64')),
      ratePercent: '30.90',
      leadPoints: '5.90',
      known: 2,
      of: 5,
    });
    expect(bulletin.unjudged).toEqual({
      withoutEntries: 1,
      plannedFen: String(yi('7')),
      withoutPlan: 1,
      completedFen: String(yi('2')),
      withNeither: 1,
    });
  });

  it('compares with the month before', () => {
    expect(bulletin.change).toMatchObject({
      month: '2022-02',
      ratePoints: '15.83',
      leadPoints: '7.50',
    });
    expect(bulletinOf(projects, { ...MARCH, last: null }).change).toBeNull();
  });

  it('ranks organisations; one of which nothing is known has no place', () => {
    expect(
      bulletin.organisations.map((one) => [
        one.rank,
        one.organisationId,
        one.ratePercent,
        `${one.known}/${one.of}`,
        one.rankBefore,
        one.ratePoints,
      ]),
    ).toEqual([
      [1, 'metro', '31.00', '1/2', 2, '16.00'],
      [2, 'rail', '24.27', '1/1', 1, '4.27'],
      [null, 'port', null, '0/2', null, null],
    ]);
  });

  it('gives equal rates the same place', () => {
    const equal = ['a', 'b', 'c'].map((id, index) =>
      figures({
        projectId: id,
        organisationId: id,
        planFen: 10n,
        completedFen: index < 2 ? 5n : 1n,
      }),
    );
    expect(bulletinOf(equal, MARCH).organisations.map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  it('gives the four rates with what they rest on', () => {
    expect(bulletin.rates).toEqual({
      start: { percent: '100.00', known: 1, of: 2 },
      completion: { percent: '100.00', known: 1, of: 1 },
      investment: { percent: '30.90', known: 2, of: 5 },
      funds: { percent: '10.00', known: 1, of: 5 },
    });
  });

  it('lists red and amber with reasons, and counts what cannot be evaluated', () => {
    expect(bulletin.warned).toEqual({ red: 1, amber: 1, clear: 1, unknown: 2, of: 5 });
    expect(bulletin.red).toMatchObject([
      { projectId: '1', before: 'none', reasons: [{ severity: 'red', words: { zh: '有预警' } }] },
    ]);
    expect(bulletin.amber.map(({ projectId }) => projectId)).toEqual(['5']);
  });

  it('lists no more than fits, and counts all', () => {
    const many = Array.from({ length: WARNED_MAX + 1 }, (_, index) =>
      figures({ projectId: String(index), lights: [light('red')] }),
    );
    const { red, warned } = bulletinOf(many, MARCH);
    expect([red.length, warned.red]).toEqual([WARNED_MAX, WARNED_MAX + 1]);
  });

  it('is empty where there is no project', () => {
    expect(bulletinOf([], MARCH)).toMatchObject({
      total: { planFen: null, completedFen: null, ratePercent: null, known: 0, of: 0 },
      organisations: [],
      red: [],
    });
  });
});
