import { describe, expect, it } from '@jest/globals';
import { type Cell, FROM_1900, plainWord, type SheetRow } from '#returns';
import type { MoneyUnit } from '#values';
import { findHead, type ListField } from './list-columns.js';
import { readList, type ReadList } from './read-list.js';

const rowsOf = (...lines: Cell[][]): SheetRow[] =>
  lines.map((cells, at) => ({ row: at + 1, cells }));

interface How {
  unit?: MoneyUnit | null;
  chosen?: Readonly<Record<string, ListField | null>>;
  leftOut?: number[];
}

function read(
  lines: Cell[][],
  { unit = null, chosen = {}, leftOut = [] }: How = {},
): ReadList & { fields: (string | null)[] } {
  const rows = rowsOf(...lines);
  const head = findHead(rows, chosen);
  if (!head) throw new Error('no headings');
  const list = readList(rows, {
    head,
    organisationId: 'transport',
    organisations: new Map([[plainWord('地铁集团（示例）'), 'metro-group']]),
    unit,
    plan: 'hz-14-5',
    dates: FROM_1900,
    leftOut: new Set(leftOut),
  });
  return { ...list, fields: head.columns.map(({ field }) => field) };
}
const said = ({ problems }: ReadList) => problems.map(({ cell, code }) => `${cell} ${code}`);

describe('the headings of a list', () => {
  it('are found below a title and a unit, which holds for the amounts', () => {
    const list = read([
      ['2026 年重大项目清单（示例）'],
      ['', '', '单位：万元'],
      ['序号', '项目名称', '总投资', '备注'],
      [1, '一号线（示例）', 120000, ''],
    ]);
    expect(list.fields).toEqual([null, 'name', 'totalInvestment', null]);
    expect(list.projects).toMatchObject([
      { row: 4, wanted: { name: '一号线（示例）', totalInvestmentFen: '120000000000' } },
    ]);
    expect(said(list)).toEqual([]);
  });

  it.each<[string, Cell[], How, (string | null)[], string[]]>([
    ['state a unit', ['项目名称', '总投资（亿元）'], {}, ['name', 'totalInvestment'], []],
    [
      'state no unit',
      ['项目名称', '总投资'],
      {},
      ['name', 'totalInvestment'],
      ['B1 LIST_UNIT_NEEDED'],
    ],
    [
      'state no unit, chosen',
      ['项目名称', '总投资'],
      { unit: '元' },
      ['name', 'totalInvestment'],
      [],
    ],
    [
      'name a field twice',
      ['项目名称', '责任单位', '建设单位'],
      {},
      ['name', 'leadOrganisation', 'leadOrganisation'],
      ['C1 COLUMN_TWICE'],
    ],
    [
      'are said otherwise by a person',
      ['事项', '负责方'],
      { chosen: { A: 'name', B: 'leadOrganisation' } },
      ['name', 'leadOrganisation'],
      [],
    ],
    [
      'are not to be read',
      ['项目名称', '总投资', '行业'],
      { chosen: { B: null } },
      ['name', null, 'sector'],
      [],
    ],
  ])('that %s', (_, headings, how, fields, problems) => {
    const list = read([headings], how);
    expect(list.fields).toEqual(fields);
    expect(said(list)).toEqual(problems);
  });

  it('are not there', () => expect(findHead(rowsOf(['标题'], ['甲', '乙']), {})).toBeNull());
});

describe('a row of a list', () => {
  const HEAD = [
    '项目名称',
    '责任单位',
    '阶段',
    '建设年限',
    '总投资（亿元）',
    '项目代码',
    '规划条目',
  ];

  it('becomes a project', () => {
    const [project] = read([
      HEAD,
      [
        '一号线（示例）',
        '地铁集团（示例）',
        '续建',
        '2021-2025',
        '12.5',
        '2019-330100-48-01-012345',
        '专栏10-1',
      ],
    ]).projects;
    expect(project).toMatchObject({
      row: 2,
      wanted: {
        leadOrganisationId: 'metro-group',
        kind: 'investment',
        tier: 'standard',
        stage: 'construction',
        stageOn: null,
        plannedStartOn: '2021-01-01',
        plannedFinishOn: '2025-12-31',
        totalInvestmentFen: '125000000000',
        codes: ['2019-330100-48-01-012345'],
        planItems: [{ plan: 'hz-14-5', column: 10, number: 1 }],
      },
    });
  });

  it('leaves what it does not state unknown, and belongs to the organisation that brings it in', () => {
    const [project] = read([HEAD, ['一号线（示例）', '', '-', '', '—', '', '']]).projects;
    expect(project?.wanted).toMatchObject({
      leadOrganisationId: 'transport',
      stage: null,
      plannedStartOn: null,
      totalInvestmentFen: null,
      codes: [],
      planItems: [],
    });
  });

  it.each<[string, Cell[], string]>([
    ['no name', ['', '地铁集团（示例）', '在建'], 'A2 CELL_REQUIRED'],
    ['an unknown organisation', ['线', '某局'], 'B2 LIST_ORGANISATION_UNKNOWN'],
    ['an unknown stage', ['线', '', '推进中'], 'C2 LIST_VALUE_UNKNOWN'],
    ['years in words', ['线', '', '', '近期'], 'D2 LIST_DAY_UNREADABLE'],
    ['an amount in words', ['线', '', '', '', '若干'], 'E2 NOT_AN_AMOUNT'],
    ['another unit in the cell', ['线', '', '', '', '3万元'], 'E2 AMOUNT_UNIT_DIFFERS'],
    ['a failed formula', ['#REF!'], 'A2 FORMULA_FAILED'],
    ['no code', ['线', '', '', '', '', '待赋码'], 'F2 PROJECT_CODE_UNREADABLE'],
    ['no item', ['线', '', '', '', '', '', '交通'], 'G2 LIST_ITEM_UNREADABLE'],
  ])('with %s is refused at its cell', (_, cells, problem) =>
    expect(said(read([HEAD, cells]))).toContain(problem),
  );

  it.each<[string, Cell[]]>([
    ['a heading of a part', ['一、交通类']],
    ['a sum', ['合计', '', '', '', '100']],
    ['a sum beside the name', ['', '小 计', '', '', '100']],
    ['nothing', ['', '', '']],
  ])('that is %s names no project', (_, cells) => {
    const list = read([HEAD, cells]);
    expect([list.projects, list.skipped, said(list)]).toEqual([[], [2], []]);
  });

  it('is left out where a person says so', () =>
    expect(
      read([HEAD, ['甲'], ['乙']], { leftOut: [2] }).projects.map(({ wanted }) => wanted.name),
    ).toEqual(['乙']));
});
