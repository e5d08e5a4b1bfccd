import exported from 'gcoord';
import type { FieldProblem } from '#platform/problem';

// The package is CommonJS; its types describe the import by name of an ES module.
const gcoord = exported as unknown as (typeof exported)['default'];

/** Shapes of a location: a point, a line, or an area, which is a closed line. */
export const LOCATION_TYPES = ['Point', 'LineString', 'Polygon'] as const;
export type LocationType = (typeof LOCATION_TYPES)[number];

/**
 * Coordinate systems in which a location may be stated. CGCS2000 and WGS84 are kept as stated.
 * GCJ-02 and BD-09, the shifted systems of Chinese web maps, are converted to WGS84.
 */
export const COORDINATE_SYSTEMS = ['CGCS2000', 'WGS84', 'GCJ-02', 'BD-09'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/** Longitude and latitude, in degrees, longitude first. */
export type Position = readonly [longitude: number, latitude: number];

/** Where a project lies, as stated: the positions of a point, of a line, or of the edge of an area. */
export interface StatedLocation {
  type: LocationType;
  positions: readonly Position[];
  system: CoordinateSystem;
}

/** Where a project lies, as it is kept. */
export interface Location extends StatedLocation {
  system: 'CGCS2000' | 'WGS84';
  /** The system in which it was stated. */
  statedSystem: CoordinateSystem;
}

/** Largest number of positions of a location. */
export const POSITIONS_MAX = 2000;

/** Bounds of China, its islands included, in degrees. */
const LONGITUDES = [73, 136] as const;
const LATITUDES = [3, 54] as const;
const within = (value: number, [least, most]: readonly [number, number]): boolean =>
  value >= least && value <= most;

/** Smallest number of different positions of each shape. */
const LEAST: Readonly<Record<LocationType, number>> = { Point: 1, LineString: 2, Polygon: 3 };

/**
 * Checks a location: enough positions for its shape, each within China. Swapped axes are named as
 * such, because a position in Hangzhou would lie in the sea.
 * @returns what is wrong, by field; empty when nothing is
 */
export function locationProblems({ type, positions }: StatedLocation): FieldProblem[] {
  const path = 'location.coordinates';
  const different = new Set(positions.map(String)).size;
  const right =
    type === 'Point'
      ? positions.length === 1
      : different >= LEAST[type] && positions.length <= POSITIONS_MAX;
  if (!right) return [{ path, code: 'LOCATION_SHAPE', accepted: SHAPES[type] }];
  for (const [longitude, latitude] of positions) {
    if (within(longitude, LONGITUDES) && within(latitude, LATITUDES)) continue;
    const swapped = within(latitude, LONGITUDES) && within(longitude, LATITUDES);
    return [
      {
        path,
        code: swapped ? 'COORDINATES_SWAPPED' : 'COORDINATES_OUTSIDE',
        accepted: swapped ? `[${latitude}, ${longitude}]` : '[73…136, 3…54]',
      },
    ];
  }
  return [];
}

const SHAPES: Readonly<Record<LocationType, string>> = {
  Point: '[120.1551, 30.2741]',
  LineString: `2–${POSITIONS_MAX} × [120.1551, 30.2741]`,
  Polygon: `3–${POSITIONS_MAX} × [120.1551, 30.2741]`,
};

const GCOORD = { 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const;
/** Seven decimals of a degree are about a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** Converts a stated location to the one that is kept. The edge of an area is closed. */
export function keptLocation({ type, positions, system }: StatedLocation): Location {
  const kept =
    system === 'CGCS2000' || system === 'WGS84'
      ? { system, positions: [...positions] }
      : { system: 'WGS84' as const, positions: positions.map((one) => toWgs84(one, system)) };
  const [first] = kept.positions;
  const last = kept.positions.at(-1);
  if (type === 'Polygon' && first && String(first) !== String(last)) kept.positions.push(first);
  return { type, ...kept, statedSystem: system };
}

function toWgs84([longitude, latitude]: Position, system: keyof typeof GCOORD): Position {
  const [x, y] = gcoord.transform<[number, number]>(
    [longitude, latitude],
    GCOORD[system],
    gcoord.WGS84,
  );
  return [rounded(x), rounded(y)];
}
