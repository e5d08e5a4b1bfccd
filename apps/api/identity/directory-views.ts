import { ApiProperty } from '@nestjs/swagger';
import { type ListedPerson, type Organisation, ROLES, type Role } from '#identity';
import { PageOf } from '../edge/fields/index.js';

export class MembershipView {
  @ApiProperty({ type: 'string', enum: [...ROLES] }) role: Role;
  @ApiProperty({ type: 'string', example: 'sample-transport' }) unitId: string;
  @ApiProperty({ type: 'string' }) unitName: string;
  @ApiProperty({ type: 'string', format: 'date' }) fromOn: string;
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) untilOn: string | null;
}

export class ListedPersonView {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ type: 'string' }) email: string;
  @ApiProperty({ type: 'string' }) name: string;
  @ApiProperty({ type: 'string', enum: ['zh', 'en'] }) language: 'zh' | 'en';
  @ApiProperty({ type: 'boolean' }) active: boolean;
  @ApiProperty({ type: [MembershipView] }) memberships: MembershipView[];
}
export class PersonPage extends PageOf(ListedPersonView) {}

export class OrganisationView {
  @ApiProperty({ type: 'string', example: 'sample-transport' }) id: string;
  @ApiProperty({ type: 'string' }) name: string;
  @ApiProperty({ type: 'string', nullable: true }) parentId: string | null;
  @ApiProperty({ type: 'boolean', description: 'Made up for trying the program out' }) sample: boolean;
}
export class OrganisationPage extends PageOf(OrganisationView) {}

/** A person, roles included; what signs them in is no part of it. */
export const presentPerson = ({ id, email, name, language, active, memberships }: ListedPerson): ListedPersonView =>
  ({ id, email, name, language, active, memberships: memberships.map(({ role, unitId, unitName, fromOn, untilOn }) => ({ role, unitId, unitName, fromOn, untilOn })) });

export const presentOrganisation = ({ id, name, parentId, sample }: Organisation): OrganisationView => ({ id, name, parentId, sample });
