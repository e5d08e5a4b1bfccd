import { describe, expect, it } from '@jest/globals';
import { addDays, cityTime, cityToday, daysBetween } from './city-day.js';

describe('days of the city', () => {
  it('is already tomorrow in the city while it is evening in UTC', () => {
    expect(cityToday(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(cityToday(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
  });

  it('shows an instant by the city’s clock, midnight as 00', () => {
    expect(cityTime('2026-11-22T16:00:00.123Z')).toBe('2026-11-23 00:00:00');
    expect(cityTime('2026-01-15T08:30:05+08:00')).toBe('2026-01-15 08:30:05');
  });

  it('counts days both ways', () => {
    expect(daysBetween('2025-12-31', '2026-03-31')).toBe(90);
    expect(daysBetween('2026-03-31', '2025-12-31')).toBe(-90);
  });

  it('steps over the end of a month and of a year', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});
