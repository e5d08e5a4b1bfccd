import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '#platform/calendar';
import { day, month } from '#values';
import { amountCell, percentCell } from './outside-cell.js';
import { headingTwice, type OutsideUnit } from './outside-column.js';
import { dueOn, type OutsideDeadline } from './outside-deadline.js';

const calendar = new WorkingCalendar(
  new Set([2026]),
  new Map([
    [day('2026-10-01'), 'holiday'],
    [day('2026-10-02'), 'holiday'],
    [day('2026-10-05'), 'holiday'],
    [day('2026-10-06'), 'holiday'],
    [day('2026-10-07'), 'holiday'],
    [day('2026-10-10'), 'make-up'],
  ]),
);

describe('the last day for another system', () => {
  it.each<[OutsideDeadline, string, string | null]>([
    [{ kind: 'day-of-month', number: 5 }, '2026-09', '2026-10-05'],
    [{ kind: 'day-of-month', number: 31 }, '2026-01', '2026-02-28'],
    [{ kind: 'day-of-month', number: 31 }, '2027-01', '2027-02-28'],
    [{ kind: 'day-of-month', number: 31 }, '2028-01', '2028-02-29'],
    [{ kind: 'day-of-month', number: 1 }, '2026-12', '2027-01-01'],
    [{ kind: 'working-day', number: 1 }, '2026-09', '2026-10-08'],
    [{ kind: 'working-day', number: 3 }, '2026-09', '2026-10-10'],
    [{ kind: 'working-day', number: 4 }, '2026-09', '2026-10-12'],
    [{ kind: 'working-day', number: 1 }, '2026-07', '2026-08-03'],
    [{ kind: 'working-day', number: 1 }, '2026-12', null],
  ])('%j of %s is %s', (deadline, of, due) => {
    expect(dueOn(deadline, month(of), calendar)).toBe(due);
  });
});

describe('a cell of another system', () => {
  it.each<[bigint | null, OutsideUnit, number | string | null]>([
    [null, 'wan', null],
    [0n, 'wan', 0],
    [1n, 'yuan', 0.01],
    [1n, 'wan', 0.000001],
    [1n, 'yi', 0.0000000001],
    [123_456_789_00n, 'wan', 12_345.6789],
    [466_500_000_000n, 'yi', 46.65],
    [-150n, 'yuan', -1.5],
    [9_999_999_999_999_99n, 'yuan', 9_999_999_999_999.99],
    [1_234_567_890_123_456_78n, 'yuan', '1234567890123456.78'],
  ])('holds %s fen in %s as %s', (fen, unit, cell) => {
    expect(amountCell(fen, unit)).toBe(cell);
  });

  it.each([
    [null, null],
    [0, 0],
    [6_250, 62.5],
    [10_000, 100],
  ])('holds %s hundredths of a percent as %s', (hundredths, cell) => {
    expect(percentCell(hundredths)).toBe(cell);
  });
});

describe('the columns of another system', () => {
  it.each<[string[], string | null]>([
    [['项目编码', '项目名称'], null],
    [['项目编码', '项目名称', '项目编码'], '项目编码'],
    [[], null],
  ])('%j: heading twice %s', (headings, twice) => {
    const columns = headings.map((heading) => ({ heading, field: 'own-id' as const }));
    expect(headingTwice(columns)).toBe(twice);
  });
});
