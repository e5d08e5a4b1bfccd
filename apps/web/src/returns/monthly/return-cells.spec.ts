import { describe, expect, it } from '@jest/globals';
import type { MonthlyReturn } from '../../client/returns.js';
import { monthBefore, monthsUpTo } from './months.js';
import { bodyOf, cellProblem, heldText, linesOf, type ReturnColumn } from './return-cells.js';

const item = (over: Partial<MonthlyReturn> = {}): MonthlyReturn =>
  ({
    projectId: 'p',
    state: 'draft',
    completed: [{ composition: null, amountFen: '125000000' }],
    funds: [],
    paid: [],
    physicalPercent: '45.00',
    physicalWords: null,
    milestones: [],
    problems: null,
    nextMonth: null,
    explanation: null,
    sources: ['municipal'],
    ...over,
  }) as MonthlyReturn;
const typing = (texts: Record<string, string>) => ({
  unit: 'wan' as const,
  texts: new Map(Object.entries(texts)),
});
const bodyFor = (given: MonthlyReturn, texts: Record<string, string>) =>
  bodyOf(linesOf([given], typing(texts)), typing(texts));

describe('rows', () => {
  it('offer the sources of the last months, and one more when the last is filled in', () => {
    expect(linesOf([item()], typing({})).map(({ key }) => key)).toEqual(['p:0']);
    expect(linesOf([item()], typing({ 'p:0 paid': '1' })).map(({ key }) => key)).toEqual([
      'p:0',
      'p:1',
    ]);
    const [row] = linesOf([item()], typing({}));
    expect(row && [heldText(row, 'source', 'wan'), heldText(row, 'sum', 'wan')]).toEqual([
      'municipal',
      '125',
    ]);
  });
});

describe('what is saved', () => {
  it.each<[string, Record<string, string>, object]>([
    ['keeps what is saved', {}, { completed: [{ composition: null, amountFen: '125000000' }] }],
    [
      'takes parts instead of the sum',
      { 'p:0 building': '1,000.5', 'p:0 land': '０' },
      {
        completed: [
          { composition: 'building', amountFen: '1000500000' },
          { composition: 'land', amountFen: '0' },
        ],
      },
    ],
    ['takes an emptied cell back', { 'p:0 sum': ' ' }, { completed: [] }],
    [
      'keeps the saved amount while a cell cannot be read',
      { 'p:0 sum': '12x' },
      { completed: [{ composition: null, amountFen: '125000000' }] },
    ],
    [
      'keeps money by its source',
      { 'p:0 funds': '2', 'p:1 source': 'district', 'p:1 paid': '3' },
      {
        funds: [
          { fundingSource: 'municipal', amountFen: '2000000' },
          { fundingSource: 'district', amountFen: null },
        ],
        paid: [
          { fundingSource: 'municipal', amountFen: null },
          { fundingSource: 'district', amountFen: '3000000' },
        ],
      },
    ],
    [
      'reads per cent as it is pasted',
      { 'p:0 physicalPercent': '45.5%' },
      { physicalPercent: '45.5' },
    ],
    ['keeps words', { 'p:0 problems': '征迁 ' }, { problems: '征迁', nextMonth: null }],
  ])('%s', (_, texts, body) => {
    expect(bodyFor(item(), texts)).toMatchObject(body);
  });

  it.each<[ReturnColumn, string, string | null]>([
    ['sum', '1.23456789', 'amount'],
    ['sum', '0', null],
    ['sum', '12.', 'amount'],
    ['physicalPercent', '101', 'percent'],
    ['physicalPercent', '100', null],
    ['problems', 'x', null],
  ])('%s %s: %s', (column, text, problem) => {
    const texts = typing({ [`p:0 ${column}`]: text });
    const [row] = linesOf([item()], texts);
    expect(row && cellProblem(row, column, texts)).toBe(problem);
  });

  it('waits for the source of money', () => {
    const texts = typing({ 'p:0 source': '', 'p:0 paid': '1' });
    const [row] = linesOf([item()], texts);
    expect(row && cellProblem(row, 'paid', texts)).toBe('source');
  });
});

describe('months', () => {
  it('go back over the year', () => {
    expect(monthBefore('2026-01')).toBe('2025-12');
    expect(monthsUpTo('2026-02', 3)).toEqual(['2026-02', '2026-01', '2025-12']);
  });
});
