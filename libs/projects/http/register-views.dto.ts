import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '#platform/http';
import type { Location, CoordinateSystem, LocationType } from '../rules/location.js';

/** Where a project lies, as it is answered. */
export class LocationView {
  type: LocationType;
  @ApiProperty({
    type: 'array',
    items: {},
    example: [120.1551, 30.2741],
    description: 'as in GeoJSON, longitude first',
  })
  coordinates: unknown[];
  system: 'CGCS2000' | 'WGS84';
  /** the system in which it was stated */
  statedSystem: CoordinateSystem;
}

/** Converts a location to its response DTO, with coordinates as GeoJSON nests them. */
export const presentLocation = ({
  type,
  positions,
  system,
  statedSystem,
}: Location): LocationView => ({
  type,
  coordinates:
    type === 'Point'
      ? [...(positions[0] ?? [])]
      : type === 'LineString'
        ? [...positions]
        : [[...positions]],
  system,
  statedSystem,
});

/** A person who may be named as in charge of a project. */
class PersonInChargeView {
  personId: string;
  name: string;
  @ApiProperty({ enum: ['officer', 'manager', 'leader'] }) role: string;
  /** @example sample-transport */
  organisationId: string;
}

/** Who may be named as in charge of the projects of an organisation. */
export class PersonInChargePageDto extends PageOf(PersonInChargeView) {}
