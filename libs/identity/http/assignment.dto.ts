import { ApiProperty } from '@nestjs/swagger';
import type { ConflictingRole, AssignmentConflict } from '../queries/assignment-conflicts.js';
import { ROLES, type Role } from '../rules/role.js';
import type { OrganisationAssignment } from '../queries/assignments-on.js';
import { PageOf } from '#platform/http';

export class AssignmentView {
  @ApiProperty({ type: 'string', example: 'sample-transport' }) unitId: string;
  @ApiProperty({ type: 'string', enum: [...ROLES], example: 'officer' }) role: Role;
  @ApiProperty({ type: 'string', format: 'uuid', example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' })
  personId: string;
  @ApiProperty({ type: 'string', example: '交通单位专员（示例）' }) personName: string;
  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'Id of the person whose delegate they are; null for a role of their own',
    example: null,
  })
  forPersonId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) forPersonName: string | null;
}
export class AssignmentPage extends PageOf(AssignmentView) {}

export const presentAssignment = ({
  unitId,
  role,
  personId,
  personName,
  forPersonId,
  forPersonName,
}: OrganisationAssignment): AssignmentView => ({
  unitId,
  role,
  personId,
  personName,
  forPersonId,
  forPersonName,
});

export class ConflictingRoleView {
  @ApiProperty({ type: 'string', enum: [...ROLES], example: 'officer' }) role: Role;
  @ApiProperty({ type: 'string', example: 'sample-transport' }) unitId: string;
  @ApiProperty({ type: 'string', example: '交通建设单位（示例）' }) unitName: string;
}

export class AssignmentConflictView {
  @ApiProperty({ type: 'string', format: 'uuid' }) personId: string;
  @ApiProperty({ type: 'string', example: '王芳' }) personName: string;
  @ApiProperty({ type: ConflictingRoleView }) one: ConflictingRoleView;
  @ApiProperty({ type: ConflictingRoleView }) other: ConflictingRoleView;
  @ApiProperty({ type: 'string', format: 'date', description: 'First day of both' }) fromOn: string;
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'Last day of both; null while neither has ended',
  })
  untilOn: string | null;
}

export class AssignmentConflictsView {
  @ApiProperty({ type: [AssignmentConflictView] }) items: AssignmentConflictView[];
}

const presentRole = ({ role, unitId, unitName }: ConflictingRole): ConflictingRoleView => ({
  role,
  unitId,
  unitName,
});

/**
 * Converts a conflict to its response DTO. A conflict is a person with two roles that one person
 * must not have at the same time.
 */
export const presentConflict = (conflict: AssignmentConflict): AssignmentConflictView => ({
  personId: conflict.personId,
  personName: conflict.personName,
  one: presentRole(conflict.one),
  other: presentRole(conflict.other),
  fromOn: conflict.fromOn,
  untilOn: conflict.untilOn,
});
