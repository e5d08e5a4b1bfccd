import { ApiProperty } from '@nestjs/swagger';
import type { ListedPerson } from '../queries/people.js';
import type { Organisation } from '../queries/organisations.js';
import { ROLES, type Role } from '../rules/role.js';
import { etagOf, PageOf } from '#platform/http';

export class MembershipView {
  @ApiProperty({ type: 'string', format: 'uuid', example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' })
  id: string;
  @ApiProperty({ type: 'string', enum: [...ROLES], example: 'officer' }) role: Role;
  @ApiProperty({ type: 'string', example: 'sample-transport' }) unitId: string;
  @ApiProperty({ type: 'string', example: '交通建设单位（示例）' }) unitName: string;
  @ApiProperty({ type: 'string', format: 'date', example: '2021-01-01' }) fromOn: string;
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'Last day; null while it has no end',
  })
  untilOn: string | null;
}

export class ListedPersonView {
  @ApiProperty({ type: 'string', format: 'uuid', example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' })
  id: string;
  @ApiProperty({ type: 'string', example: 'officer.transport@tracker.example' }) email: string;
  @ApiProperty({ type: 'string', example: '交通单位专员（示例）' }) name: string;
  @ApiProperty({ type: 'string', enum: ['zh', 'en'], example: 'zh' }) language: 'zh' | 'en';
  @ApiProperty({ type: 'boolean', example: true }) active: boolean;
  @ApiProperty({ type: [MembershipView] }) memberships: MembershipView[];
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
  @ApiProperty({ type: 'string', example: '"v1"', description: 'for If-Match' }) etag: string;
}
export class PersonPage extends PageOf(ListedPersonView) {}

export class OrganisationView {
  @ApiProperty({ type: 'string', example: 'sample-transport' }) id: string;
  @ApiProperty({ type: 'string', example: '交通建设单位（示例）' }) name: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'city' }) parentId: string | null;
  @ApiProperty({
    type: 'boolean',
    description: 'Made up for trying the program out',
    example: true,
  })
  sample: boolean;
  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
    description: 'Id of its head, to whom unanswered red alerts are escalated',
  })
  headPersonId: string | null;
  @ApiProperty({ type: 'integer', example: 1 }) version: number;
  @ApiProperty({ type: 'string', example: '"v1"', description: 'for If-Match' }) etag: string;
}
export class OrganisationPage extends PageOf(OrganisationView) {}

/** Converts a person with their roles to the response DTO, without credentials. */
export const presentPerson = ({
  id,
  email,
  name,
  language,
  active,
  version,
  memberships,
}: ListedPerson): ListedPersonView => ({
  id,
  email,
  name,
  language,
  active,
  version,
  etag: etagOf(version),
  memberships: memberships.map(({ id: membershipId, role, unitId, unitName, fromOn, untilOn }) => ({
    id: membershipId,
    role,
    unitId,
    unitName,
    fromOn,
    untilOn,
  })),
});

export const presentOrganisation = ({
  id,
  name,
  parentId,
  sample,
  headPersonId,
  version,
}: Organisation): OrganisationView => ({
  id,
  name,
  parentId,
  sample,
  headPersonId,
  version,
  etag: etagOf(version),
});
