import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  type Day,
  day,
  dayAt,
  daysBetween,
  isDay,
  isMonth,
  lastDayOf,
  month,
  timeOfDayAt,
} from './day.js';
import { parsePeriod } from './period.js';

describe('a day is a day in the city, whatever the server thinks', () => {
  it.each([
    '2021-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-4-1',
    '0000-01-01',
    '2024-04-31',
    '2024-04-01T00:00',
  ])('%s does not exist', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => day(text)).toThrow(RangeError);
  });

  it.each([
    ['2024-02', '2024-02-29'],
    ['2025-02', '2025-02-28'],
    ['2025-12', '2025-12-31'],
  ])('%s ends on %s', (text, last) => {
    expect(lastDayOf(month(text))).toBe(last);
  });

  it.each(['2024-13', '2024-00', '2024', '24-01'])('%s is no month', (text) =>
    expect(isMonth(text)).toBe(false),
  );

  it('counts days across years and back', () => {
    const end = '2025-12-31' as Day;
    expect(addDays(end, 1)).toBe('2026-01-01');
    expect(daysBetween(end, '2026-11-23' as Day)).toBe(327);
    expect(daysBetween('2026-11-23' as Day, end)).toBe(-327);
  });

  it('turns at midnight in Shanghai, not in Greenwich', () => {
    expect(dayAt(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
    expect(dayAt(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(timeOfDayAt(new Date('2026-11-22T16:00:00Z'))).toBe('00:00');
    expect(timeOfDayAt(new Date('2026-11-23T00:30:00Z'))).toBe('08:30');
  });
});

describe('a period', () => {
  it.each([
    ['2021..2025', '2021-01-01', '2025-12-31'],
    ['2021-01..2025-12', '2021-01-01', '2025-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024-02-05..2024-03', '2024-02-05', '2024-03-31'],
  ])('%s runs from %s to %s', (text, from, to) => expect(parsePeriod(text)).toEqual({ from, to }));

  it.each(['', '..', '2025..2021', '2021..2022..2023', '2021-13', 'soon', '2021-02-30..2022'])(
    '“%s” is none',
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    },
  );
});
