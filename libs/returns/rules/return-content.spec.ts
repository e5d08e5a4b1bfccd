import { describe, expect, it } from '@jest/globals';
import { Problem } from '#platform/problem';
import { day, month } from '#values';
import { codeThrownBy } from '../../../test/harness/problem-code.js';
import {
  checkComplete,
  checkLines,
  checkMonth,
  EMPTY_CONTENT,
  postingsOf,
  type ReturnContent,
  sumsOf,
} from './return-content.js';

const content = (over: Partial<ReturnContent>): ReturnContent => ({ ...EMPTY_CONTENT, ...over });
const line = (
  composition: 'building' | 'equipment' | 'other' | 'land' | null,
  fen: string | null,
) => ({
  composition,
  amountFen: fen,
});
const PARTS = [line('building', '60'), line('land', '40')];

describe('a month', () => {
  it.each([
    ['2026-11', null],
    ['2026-12', 'RETURN_MONTH_NOT_BEGUN'],
    ['2019-01', null],
  ])('%s on 2026-11-01 gives %s', (text, code) => {
    expect(codeThrownBy(() => checkMonth(month(text), day('2026-11-01'))) ?? null).toBe(code);
  });
});

describe('sums', () => {
  it.each<[string, Partial<ReturnContent>, bigint | null]>([
    ['nothing is unknown', {}, null],
    ['an empty cell is unknown', { completed: [line(null, null)] }, null],
    ['zero is stated', { completed: [line(null, '0')] }, 0n],
    ['a sum that is not split', { completed: [line(null, '100')] }, 100n],
    ['parts add up', { completed: PARTS }, 100n],
    ['parts go before a sum', { completed: [...PARTS, line(null, '7')] }, 100n],
  ])('%s', (_, given, completedFen) => {
    expect(sumsOf(content(given)).completedFen).toBe(completedFen);
  });
});

describe('a return that is submitted', () => {
  it.each<[string, Partial<ReturnContent>, string, string | null]>([
    ['nothing', {}, 'reform', 'RETURN_EMPTY'],
    ['empty cells', { completed: [line(null, null)] }, 'investment', 'RETURN_EMPTY'],
    ['words of a reform', { physicalWords: '按计划' }, 'reform', null],
    [
      'words of an investment',
      { physicalWords: '按计划' },
      'investment',
      'RETURN_COMPLETED_MISSING',
    ],
    ['zero of an investment', { completed: [line(null, '0')] }, 'investment', null],
    ['parts and their sum', { completed: [...PARTS, line(null, '100')] }, 'investment', null],
    [
      'parts and another sum',
      { completed: [...PARTS, line(null, '101')] },
      'investment',
      'COMPOSITION_NOT_SUM',
    ],
  ])('with %s', (_, given, kind, code) => {
    expect(codeThrownBy(() => checkComplete(content(given), kind)) ?? null).toBe(code);
  });

  it.each<[string, Partial<ReturnContent>, string | null]>([
    ['one line each', { completed: PARTS }, null],
    ['a part twice', { completed: [...PARTS, line('land', '1')] }, 'completed.2'],
    [
      'a source twice',
      {
        paid: [
          { fundingSource: 'municipal', amountFen: '1' },
          { fundingSource: 'municipal', amountFen: null },
        ],
      },
      'paid.1',
    ],
  ])('names %s', (_, given, path) => {
    let found: string | null = null;
    try {
      checkLines(content(given));
    } catch (error) {
      found = error instanceof Problem ? (error.errors[0]?.path ?? '') : 'other';
    }
    expect(found).toBe(path);
  });
});

describe('entries of a return', () => {
  it('split what is split, keep the sources, and leave zero out', () => {
    const given = content({
      completed: PARTS,
      funds: [
        { fundingSource: 'municipal', amountFen: '5' },
        { fundingSource: 'bank-loan', amountFen: '0' },
        { fundingSource: 'district', amountFen: null },
      ],
      paid: [{ fundingSource: 'municipal', amountFen: '3' }],
    });
    expect(postingsOf(given, month('2026-10'))).toEqual([
      {
        path: 'completed',
        posting: {
          series: 'completed',
          month: '2026-10',
          amountFen: 100n,
          buildingFen: 60n,
          equipmentFen: 0n,
          otherFen: 0n,
          landFen: 40n,
        },
      },
      {
        path: 'funds.0.amountFen',
        posting: { series: 'funds', month: '2026-10', amountFen: 5n, fundingSource: 'municipal' },
      },
      {
        path: 'paid.0.amountFen',
        posting: { series: 'paid', month: '2026-10', amountFen: 3n, fundingSource: 'municipal' },
      },
    ]);
    expect(postingsOf(content({ completed: [line(null, '9')] }), month('2026-10'))).toEqual([
      { path: 'completed', posting: { series: 'completed', month: '2026-10', amountFen: 9n } },
    ]);
    expect(postingsOf(content({ completed: [line(null, '0')] }), month('2026-10'))).toEqual([]);
  });
});
