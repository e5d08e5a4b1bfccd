import { describe, expect, it } from '@jest/globals';
import { readImportDay, readImportMonth } from './read-month.js';
import type { Cell } from './sheet.js';

const at = (text: string): Date => new Date(`${text}T00:00:00Z`);

describe('a month in a file', () => {
  it.each<[Cell, string]>([
    ['2021-03', '2021-03'],
    ['2021/3', '2021-03'],
    ['2021.10', '2021-10'],
    ['2021.01', '2021-01'],
    ['2021.3', '2021-03'],
    [2021.3, '2021-03'],
    [2021.12, '2021-12'],
    ['2021年3月', '2021-03'],
    ['2021年3月份', '2021-03'],
    [' 2021 年 12 月 ', '2021-12'],
    ['２０２１－０３', '2021-03'],
    ['202103', '2021-03'],
    [202103, '2021-03'],
    ['2021-03-15', '2021-03'],
    ['2021/3/15', '2021-03'],
    [at('2021-03-01'), '2021-03'],
    [44256, '2021-03'],
  ])('%j is %s', (cell, month) =>
    expect(readImportMonth(cell)).toEqual({ value: { month, opening: false } }),
  );

  it('is counted from 1904 where the workbook does', () =>
    expect(readImportMonth(42_793, { from1904: true })).toEqual({
      value: { month: '2021-02', opening: false },
    }));

  it.each<Cell>(['期初', '期初余额', 'opening', 'Opening balance'])(
    '%s is what there was before 2021',
    (cell) => expect(readImportMonth(cell)).toEqual({ value: { month: '2020-12', opening: true } }),
  );

  it.each<[Cell, string]>([
    [null, 'CELL_REQUIRED'],
    ['', 'CELL_REQUIRED'],
    ['2021-13', 'NOT_AN_IMPORT_MONTH'],
    ['2021-0', 'NOT_AN_IMPORT_MONTH'],
    ['21-03', 'NOT_AN_IMPORT_MONTH'],
    [2021.1, 'MONTH_AMBIGUOUS'],
    ['2021.1', 'MONTH_AMBIGUOUS'],
    ['２０２１．１', 'MONTH_AMBIGUOUS'],
    [2021, 'NOT_AN_IMPORT_MONTH'],
    ['三月', 'NOT_AN_IMPORT_MONTH'],
    ['2021-02-30', 'NOT_AN_IMPORT_MONTH'],
    [new Date(NaN), 'CELL_REQUIRED'],
    [true, 'NOT_AN_IMPORT_MONTH'],
    ['#N/A', 'FORMULA_FAILED'],
  ])('%j is refused: %s', (cell, code) => expect(readImportMonth(cell)).toMatchObject({ code }));
});

describe('a day in a file', () => {
  it.each<[Cell, string]>([
    ['2021-03-31', '2021-03-31'],
    ['2021/3/1', '2021-03-01'],
    ['2021年3月31日', '2021-03-31'],
    [at('2024-02-29'), '2024-02-29'],
    [44286, '2021-03-31'],
  ])('%j is %s', (cell, day) => expect(readImportDay(cell)).toEqual({ value: day }));
  it.each<Cell>(['2021-02-30', '2021-03', 'x', 1, 1e9, true, new Date(NaN)])(
    '%j is refused',
    (cell) => expect(readImportDay(cell)).toMatchObject({ code: 'NOT_AN_IMPORT_DAY' }),
  );
});
