import { describe, expect, it } from '@jest/globals';
import { COLUMNS, MONTHS, readRow, textOf } from './year-row.js';

const cells = (over: Record<string, string>) => (column: string) =>
  ({ category: 'continuing', amount: '1200', ...over })[column] ?? '';
const curve = (text: string) => Object.fromEntries(MONTHS.map((month) => [`month-${month}`, text]));

describe('a row of the sheet of years', () => {
  it('is read in fen, with or without its months', () => {
    expect(readRow(cells({}), 'wan')).toEqual({
      category: 'continuing',
      amountFen: 1_200_000_000n,
      curveFen: null,
      monthsFen: null,
      problems: new Map(),
    });
    expect(readRow(cells(curve('100')), 'wan')).toMatchObject({
      curveFen: MONTHS.map(() => 100_000_000n),
      monthsFen: 1_200_000_000n,
    });
  });

  it.each<[string, Record<string, string>, [string, string][]]>([
    ['an amount that is none', { amount: 'x' }, [['amount', 'not-a-number']]],
    [
      'nothing where something is due',
      { amount: '', category: '' },
      [
        ['amount', 'required'],
        ['category', 'required'],
      ],
    ],
    ['months that are not all there', { 'month-1': '5' }, [['months', 'months-missing']]],
    [
      'a month that is no amount',
      { ...curve('1'), 'month-3': '-2' },
      [['month-3', 'not-positive']],
    ],
  ])('names %s', (_, over, problems) => {
    expect([...readRow(cells(over), 'wan').problems]).toEqual(problems);
  });

  it('shows a plan as it would be typed', () => {
    const plan = {
      category: 'new-start',
      amountFen: '1250500000',
      curveFen: MONTHS.map(() => '1000000'),
    };
    expect(COLUMNS.slice(0, 3).map((column) => textOf(plan, column, 'wan'))).toEqual([
      'new-start',
      '1250.5',
      '1',
    ]);
    expect([
      textOf({ ...plan, curveFen: null }, 'month-1', 'wan'),
      textOf(null, 'amount', 'wan'),
    ]).toEqual(['', '']);
  });
});
