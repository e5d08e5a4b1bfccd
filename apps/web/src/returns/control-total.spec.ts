import { describe, expect, it } from '@jest/globals';
import type { ImportUnit } from '../client/ledger-imports.js';
import { readControlTotal } from './control-total.js';

describe('a control total as typed', () => {
  it.each<[string, ImportUnit, string | null]>([
    ['1,234.5', '万元', '1234500000'],
    ['１２', '元', '1200'],
    ['0', '元', '0'],
    ['7', '分', '7'],
    ['466.5', '亿元', '4665000000000'],
    ['1.50', '元', '150'],
    ['7.5', '分', null],
    ['1.005', '元', null],
    ['-1', '元', null],
    ['1e3', '元', null],
    ['', '元', null],
    ['100001', '亿元', null],
  ])('%s %s is %s fen', (typed, unit, fen) => expect(readControlTotal(typed, unit)).toBe(fen));
});
