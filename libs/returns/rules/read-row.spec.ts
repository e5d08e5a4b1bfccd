import { describe, expect, it } from '@jest/globals';
import { readHeader } from './read-header.js';
import { readRow } from './read-row.js';
import type { Cell } from './sheet.js';

const HEADINGS = [
  '项目',
  '月份',
  '序列',
  '金额（万元）',
  '资金来源',
  '发生日期',
  '文号',
  '备注',
  '建安',
  '设备',
  '其他',
  '征迁',
];
const header = readHeader({ row: 1, cells: HEADINGS }, '万元');
const read = (...cells: Cell[]) => readRow({ row: 7, cells }, header, '万元');
const problems = (...cells: Cell[]): string[] => {
  const answer = read(...cells);
  return Array.isArray(answer) ? answer.map(({ cell, code }) => `${cell} ${code}`) : [];
};

describe('the headings of a file', () => {
  const of = (...cells: Cell[]) => readHeader({ row: 3, cells }, '元');
  it('are known in Chinese and English, in any order, and empty ones mean nothing', () => {
    expect([
      ...of('amount', 'Series', null, 'Month', '', 'project', 'Funding source').places,
    ]).toEqual([
      ['amount', 0],
      ['series', 1],
      ['month', 3],
      ['project', 5],
      ['fundingSource', 6],
    ]);
  });
  it.each<[Cell[], string[]]>([
    [['项目', '月份', '序列'], ['null COLUMN_MISSING']],
    [['项目', '月份', '序列', '金额', '金额'], ['E3 COLUMN_TWICE']],
    [['项目', '月份', '序列', '金额', '经办人'], ['E3 COLUMN_UNKNOWN']],
    [['项目', '月份', '序列', '金额(万元)'], ['D3 HEADING_UNIT_DIFFERS']],
    [['项目', '月份', '序列', '金额（元）', '问题（不读取）'], []],
    [['项目', '月份', '序列', '金额', '备\ufffd'], ['E3 TEXT_DAMAGED']],
  ])('%j → %j', (cells, wrong) =>
    expect(of(...cells).problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual(wrong),
  );
});

describe('a row of a file', () => {
  it('is read in the declared unit', () => {
    expect(
      read(
        '杭州地铁',
        '2021年3月',
        '资金到位',
        '12.5',
        '市级财政',
        '2021-03-15',
        ' 浙财建〔2021〕1号 ',
        '第一笔',
      ),
    ).toEqual({
      row: 7,
      project: '杭州地铁',
      posting: {
        series: 'funds',
        month: '2021-03',
        amountFen: 12_500_000n,
        fundingSource: 'municipal',
        effectiveOn: '2021-03-15',
        document: '浙财建〔2021〕1号',
        note: '第一笔',
      },
    });
  });
  it('takes an opening balance to the last day before 2021', () => {
    expect(read('x', '期初', 'completed', 3)).toMatchObject({
      posting: {
        month: '2020-12',
        effectiveOn: '2020-12-31',
        note: '期初余额',
        amountFen: 3_000_000n,
      },
    });
    expect(read('x', '期初', 'completed', 3, null, '2020-12-01', null, '结转')).toMatchObject({
      posting: { effectiveOn: '2020-12-01', note: '结转' },
    });
  });
  it('reads what an amount is made of', () => {
    expect(
      read('x', '2021-03', 'completed', '10', '', '', '', '', '6', '3', '1', '0'),
    ).toMatchObject({
      posting: {
        buildingFen: 6_000_000n,
        equipmentFen: 3_000_000n,
        otherFen: 1_000_000n,
        landFen: 0n,
      },
    });
  });
  it.each<[string, Cell[], string[]]>([
    [
      'everything at once',
      ['', '2021-13', '完工', '1e3', '企业'],
      [
        'A7 CELL_REQUIRED',
        'B7 NOT_AN_IMPORT_MONTH',
        'C7 SERIES_UNKNOWN',
        'D7 NOT_AN_AMOUNT',
        'E7 FUNDING_SOURCE_UNKNOWN',
      ],
    ],
    ['a float artefact', ['x', '2021-03', 'paid', 0.1 + 0.2], ['D7 AMOUNT_NOT_EXACT']],
    ['a NUL', ['x\u0000', '2021-03', 'paid', 1], ['A7 NOT_AN_IMPORT_TEXT']],
    [
      'marks that turn the direction',
      ['x', '2021-03', 'paid', 1, 'ppp', null, '\u202e1'],
      ['G7 NOT_AN_IMPORT_TEXT'],
    ],
    [
      'a text without end',
      ['x', '2021-03', 'paid', 1, 'ppp', null, null, 'x'.repeat(2001)],
      ['H7 NOT_AN_IMPORT_TEXT'],
    ],
    [
      'a formula that failed',
      ['#REF!', '#N/A', '#VALUE!', '#DIV/0!'],
      ['A7 FORMULA_FAILED', 'B7 FORMULA_FAILED', 'C7 FORMULA_FAILED', 'D7 FORMULA_FAILED'],
    ],
    [
      'a character that was damaged',
      ['x', '2021-03', 'paid', 1, 'ppp', null, null, '省级补\ufffd'],
      ['H7 TEXT_DAMAGED'],
    ],
    [
      'a cell beyond the headings',
      ['x', '2021-03', 'paid', 1, '', '', '', '', '', '', '', '', '020.00'],
      ['M7 CELL_WITHOUT_HEADING'],
    ],
    [
      'nothing but a cell beyond the headings',
      ['', '', '', '', '', '', '', '', '', '', '', '', '盖章'],
      ['M7 CELL_WITHOUT_HEADING'],
    ],
    [
      'a row that is too short',
      ['x'],
      ['B7 CELL_REQUIRED', 'C7 CELL_REQUIRED', 'D7 CELL_REQUIRED'],
    ],
  ])('names %s', (_, cells, wrong) => expect(problems(...cells)).toEqual(wrong));
});
