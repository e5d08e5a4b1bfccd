import { ApiProperty } from '@nestjs/swagger';
import type { NameHeld, PlaceHeld, OrganisationHistory } from '../queries/organisation-history.js';

class HeldView {
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'First day; null for what held from the beginning',
    example: '2026-01-01',
  })
  fromOn: string | null;
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'Last day; null for what holds still',
    example: null,
  })
  untilOn: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', example: '2026-01-15T00:30:00.000Z' })
  recordedAt: string;
  @ApiProperty({
    type: 'boolean',
    description: 'Another one was recorded later for the same first day and holds instead',
    example: false,
  })
  superseded: boolean;
}

export class NameHeldView extends HeldView {
  @ApiProperty({ type: 'string', example: '地铁集团' }) name: string;
}

export class PlaceHeldView extends HeldView {
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Id of the parent organisation; null for the topmost',
    example: 'sample-transport',
  })
  parentId: string | null;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'As it is called today',
    example: '交通建设单位（示例）',
  })
  parentName: string | null;
}

export class OrganisationHistoryView {
  @ApiProperty({ type: [NameHeldView] }) names: NameHeldView[];
  @ApiProperty({ type: [PlaceHeldView] }) places: PlaceHeldView[];
}

const heldOf = ({ fromOn, untilOn, recordedAt, superseded }: NameHeld | PlaceHeld): HeldView => ({
  fromOn,
  untilOn,
  recordedAt: recordedAt.toISOString(),
  superseded,
});

export const presentHistory = ({
  names,
  places,
}: OrganisationHistory): OrganisationHistoryView => ({
  names: names.map((held) => ({ name: held.name, ...heldOf(held) })),
  places: places.map((held) => ({
    parentId: held.parentId,
    parentName: held.parentName,
    ...heldOf(held),
  })),
});
