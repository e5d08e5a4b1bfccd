import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role, type UnitDuty } from '#identity';
import { PageOf } from '../edge/fields/index.js';

export class DutyView {
  @ApiProperty({ type: 'string', example: 'sample-transport' }) unitId: string;
  @ApiProperty({ type: 'string', enum: [...ROLES], example: 'officer' }) role: Role;
  @ApiProperty({ type: 'string', format: 'uuid', example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' }) personId: string;
  @ApiProperty({ type: 'string', example: '交通单位专员（示例）' }) personName: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Whom they stand in for; null in their own right', example: null }) forPersonId: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) forPersonName: string | null;
}
export class DutyPage extends PageOf(DutyView) {}

export const presentDuty = ({ unitId, role, personId, personName, forPersonId, forPersonName }: UnitDuty): DutyView => ({ unitId, role, personId, personName, forPersonId, forPersonName });
