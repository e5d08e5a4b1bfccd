import { describe, expect, it } from '@jest/globals';
import type { MoneyUnit } from '#values';
import { readAmount } from './read-amount.js';
import type { Cell } from './sheet.js';

const read = (cell: Cell, unit: MoneyUnit = '元', zero = false) => readAmount(cell, unit, { zero });

describe('an amount in a file', () => {
  it.each<[Cell, MoneyUnit, bigint]>([
    ['1', '分', 1n],
    ['0.01', '元', 1n],
    ['1234.56', '元', 123456n],
    ['1,234.5', '元', 123450n],
    [' 12 ', '元', 1200n],
    ['0012.10', '元', 1210n],
    ['1.500', '元', 150n],
    ['466.5', '亿元', 4_665_000_000_000n],
    ['0.000001', '万元', 1n],
    ['0.0000000001', '亿元', 1n],
    [313.64, '亿元', 3_136_400_000_000n],
    [1.1, '元', 110n],
    [1.1000000000000001, '元', 110n],
    [1234567.89, '万元', 1_234_567_890_000n],
    [0.000001, '万元', 1n],
    [1e-10, '亿元', 1n],
    ['10000000000000', '元', 1_000_000_000_000_000n],
    [1e13, '元', 1_000_000_000_000_000n],
    ['１２３４．５６', '元', 123456n],
    ['１，２３４．５６', '元', 123456n],
    ['¥1,234.56', '元', 123456n],
    ['￥1,234.56', '元', 123456n],
    ['1234.56万元', '万元', 1_234_560_000n],
    ['1 234.56', '元', 123456n],
    ['1\u00a0234.56', '元', 123456n],
  ])('%j %s', (cell, unit, fen) => expect(read(cell, unit)).toEqual({ value: fen }));

  it.each<[Cell, MoneyUnit, string]>([
    [null, '元', 'CELL_REQUIRED'],
    ['', '元', 'CELL_REQUIRED'],
    ['  ', '元', 'CELL_REQUIRED'],
    [0.1 + 0.2, '元', 'AMOUNT_NOT_EXACT'],
    ['0.001', '元', 'AMOUNT_NOT_EXACT'],
    ['1.005', '元', 'AMOUNT_NOT_EXACT'],
    ['0.5', '分', 'AMOUNT_NOT_EXACT'],
    ['0.0000001', '万元', 'AMOUNT_NOT_EXACT'],
    ['0.12345678901234567890', '亿元', 'AMOUNT_NOT_EXACT'],
    [1e-7, '万元', 'AMOUNT_NOT_EXACT'],
    [5e-324, '元', 'AMOUNT_NOT_EXACT'],
    ['10000000000000.01', '元', 'AMOUNT_TOO_LARGE'],
    ['100001', '亿元', 'AMOUNT_TOO_LARGE'],
    [1e21, '元', 'AMOUNT_TOO_LARGE'],
    [Infinity, '元', 'AMOUNT_TOO_LARGE'],
    ['9'.repeat(30), '分', 'AMOUNT_TOO_LARGE'],
    ['0', '元', 'AMOUNT_NOT_POSITIVE'],
    ['0.00', '元', 'AMOUNT_NOT_POSITIVE'],
    [0, '元', 'AMOUNT_NOT_POSITIVE'],
    [-5, '元', 'AMOUNT_NOT_POSITIVE'],
    ['-5', '元', 'AMOUNT_NOT_POSITIVE'],
    ['-0', '元', 'AMOUNT_NOT_POSITIVE'],
    ['(200)', '元', 'AMOUNT_NOT_POSITIVE'],
    ['－200', '元', 'AMOUNT_NOT_POSITIVE'],
    ['1234.56万元', '元', 'AMOUNT_UNIT_DIFFERS'],
    ['¥1,234.56', '万元', 'AMOUNT_UNIT_DIFFERS'],
    ['-', '元', 'NOT_AN_AMOUNT'],
    ['12 34', '元', 'NOT_AN_AMOUNT'],
    ['1 234,567', '元', 'NOT_AN_AMOUNT'],
    ['1e3', '元', 'NOT_AN_AMOUNT'],
    ['1.2E5', '元', 'NOT_AN_AMOUNT'],
    ['12,34', '元', 'NOT_AN_AMOUNT'],
    ['1.', '元', 'NOT_AN_AMOUNT'],
    ['.5', '元', 'NOT_AN_AMOUNT'],
    ['一百', '元', 'NOT_AN_AMOUNT'],
    ['=1+1', '元', 'NOT_AN_AMOUNT'],
    [true, '元', 'NOT_AN_AMOUNT'],
    [new Date(0), '元', 'NOT_AN_AMOUNT'],
    [NaN, '元', 'NOT_AN_AMOUNT'],
    ['+5', '元', 'NOT_AN_AMOUNT'],
    ['#DIV/0!', '元', 'FORMULA_FAILED'],
    ['#REF!', '元', 'FORMULA_FAILED'],
  ])('%j %s is refused: %s', (cell, unit, code) =>
    expect(read(cell, unit)).toMatchObject({ code }),
  );

  it.each<[Cell, bigint]>([
    ['0', 0n],
    [0, 0n],
    ['0.00', 0n],
    ['-0', 0n],
    ['7', 700n],
  ])('a part of an amount may be %j', (cell, fen) =>
    expect(read(cell, '元', true)).toEqual({ value: fen }),
  );
  it('a part of an amount is not negative', () =>
    expect(read('-1', '元', true)).toMatchObject({ code: 'AMOUNT_NOT_POSITIVE' }));
});
