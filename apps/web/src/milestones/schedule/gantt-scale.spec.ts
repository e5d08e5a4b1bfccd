import { describe, expect, it } from '@jest/globals';
import { arrowPath, scaleOf, ticksOf } from './gantt-scale.js';

const milestone = (
  baselineOn: string,
  forecastOn = baselineOn,
  actualOn: string | null = null,
) => ({
  baselineOn,
  forecastOn,
  actualOn,
});

describe('the scale of a chart', () => {
  it('shows all days and today with room at both ends', () => {
    const { from, to, x, width } = scaleOf(
      [milestone('2027-01-01', '2027-06-01'), milestone('2026-01-01', '2028-01-01', '2026-03-01')],
      '2026-12-01',
      800,
    );
    expect([from < '2026-01-01', to > '2027-06-01', to < '2028-01-01', width]).toEqual([
      true,
      true,
      true,
      800,
    ]);
    expect([x(from), x(to)]).toEqual([0, 800]);
  });

  it('reaches to a today that lies outside of the project', () => {
    const { from, to } = scaleOf([milestone('2020-01-01')], '2027-01-01', 800);
    expect([from < '2020-01-01', to > '2027-01-01']).toEqual([true, true]);
  });

  it('gives a long project more than the room, and one without milestones the room', () => {
    expect(
      scaleOf([milestone('2021-01-01', '2035-01-01')], '2026-01-01', 300).width,
    ).toBeGreaterThan(2000);
    expect(scaleOf([], '2026-01-01', 300).width).toBe(300);
  });
});

describe('the lines of an axis', () => {
  it.each([
    ['months', '2027-01-15', '2027-04-15', 800, ['2027-02', '2027-03', '2027-04']],
    ['quarters', '2026-11-15', '2027-11-15', 400, ['2027-01', '2027-04', '2027-07', '2027-10']],
    ['years', '2026-06-01', '2030-06-01', 400, ['2027', '2028', '2029', '2030']],
  ])('%s', (_, from, to, width, expected) => {
    const days = (day: string) => Date.parse(day) - Date.parse(from);
    const x = (day: string) => (days(day) / days(to)) * width;
    expect(ticksOf({ from, to, x }).map(({ label }) => label)).toEqual(expected);
  });
});

describe('an arrow', () => {
  it.each([
    ['forward and down', { x: 10, y: 20 }, { x: 110, y: 60 }, 'M17 20H110V51'],
    ['back and down', { x: 110, y: 20 }, { x: 10, y: 60 }, 'M103 20H10V51'],
    ['forward and up', { x: 10, y: 60 }, { x: 110, y: 20 }, 'M17 60H110V29'],
    ['straight down', { x: 10, y: 20 }, { x: 12, y: 60 }, 'M12 27H12V51'],
  ])('%s', (_, from, to, expected) => {
    expect(arrowPath(from, to)).toBe(expected);
  });
});
