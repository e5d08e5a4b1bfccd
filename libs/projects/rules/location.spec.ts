import { describe, expect, it } from '@jest/globals';
import {
  type CoordinateSystem,
  keptLocation,
  type LocationType,
  locationProblems,
  type Position,
} from './location.js';

const HANGZHOU: Position = [120.1551, 30.2741];
const of = (type: LocationType, ...positions: Position[]) => ({
  type,
  positions,
  system: 'CGCS2000' as CoordinateSystem,
});

describe('a location', () => {
  it.each<[string, ReturnType<typeof of>, string[]]>([
    ['a point', of('Point', HANGZHOU), []],
    ['a line', of('LineString', HANGZHOU, [120.2, 30.3]), []],
    ['an area', of('Polygon', HANGZHOU, [120.2, 30.3], [120.3, 30.2]), []],
    ['two points', of('Point', HANGZHOU, HANGZHOU), ['LOCATION_SHAPE']],
    ['a line of one position', of('LineString', HANGZHOU, HANGZHOU), ['LOCATION_SHAPE']],
    ['an area of two', of('Polygon', HANGZHOU, [120.2, 30.3]), ['LOCATION_SHAPE']],
    ['swapped axes', of('Point', [30.2741, 120.1551]), ['COORDINATES_SWAPPED']],
    ['Paris', of('Point', [2.35, 48.86]), ['COORDINATES_OUTSIDE']],
  ])('%s: %j', (_, location, expected) => {
    expect(locationProblems(location).map(({ code }) => code)).toEqual(expected);
  });

  it('keeps CGCS2000 and WGS84 as stated', () => {
    expect(keptLocation(of('Point', HANGZHOU))).toEqual({
      type: 'Point',
      positions: [HANGZHOU],
      system: 'CGCS2000',
      statedSystem: 'CGCS2000',
    });
  });

  it.each<[CoordinateSystem, number]>([
    ['GCJ-02', 400],
    ['BD-09', 900],
  ])('in %s is moved by some hundred metres', (system, metres) => {
    const kept = keptLocation({ ...of('Point', HANGZHOU), system });
    expect([kept.system, kept.statedSystem]).toEqual(['WGS84', system]);
    const [[x, y] = HANGZHOU] = kept.positions;
    const moved = Math.hypot((x - HANGZHOU[0]) * 96_000, (y - HANGZHOU[1]) * 111_000);
    expect(moved).toBeGreaterThan(metres / 2);
    expect(moved).toBeLessThan(metres * 2);
  });

  it('closes the edge of an area', () => {
    const { positions } = keptLocation(of('Polygon', HANGZHOU, [120.2, 30.3], [120.3, 30.2]));
    expect(positions.at(-1)).toEqual(HANGZHOU);
  });
});
