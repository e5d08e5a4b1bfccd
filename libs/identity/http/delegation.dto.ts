import { ApiProperty } from '@nestjs/swagger';
import type { Candidate, ListedDelegation } from '../queries/delegations.js';
import type { Role } from '../rules/role.js';
import { PageOf } from '#platform/http';

export class DelegationView {
  @ApiProperty({ type: 'string', format: 'uuid', example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10' })
  id: string;
  @ApiProperty({ type: 'string', format: 'uuid', description: 'Whose role it is' })
  fromPersonId: string;
  @ApiProperty({ type: 'string', example: '王芳' }) fromName: string;
  @ApiProperty({ type: 'string', format: 'uuid', description: 'Id of the delegate' })
  toPersonId: string;
  @ApiProperty({ type: 'string', example: '李明' }) toName: string;
  @ApiProperty({ type: 'string', example: 'sample-transport' }) unitId: string;
  @ApiProperty({ type: 'string', example: '交通建设单位（示例）' }) unitName: string;
  @ApiProperty({ type: 'string', enum: ['officer', 'manager', 'auditor'], example: 'officer' })
  role: Role;
  @ApiProperty({ type: 'string', format: 'date', example: '2026-12-01' }) fromOn: string;
  @ApiProperty({ type: 'string', format: 'date', description: 'Last day', example: '2026-12-14' })
  untilOn: string;
  @ApiProperty({ type: 'string', example: '年休假' }) reason: string;
  @ApiProperty({ type: 'string', description: 'Who arranged it' }) createdBy: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'First day on which it no longer held; null unless revoked',
  })
  revokedOn: string | null;
}
export class DelegationPage extends PageOf(DelegationView) {}

export class CandidateView {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ type: 'string', example: '李明' }) name: string;
  @ApiProperty({ type: [String], example: ['sample-transport'] }) unitIds: string[];
}
export class CandidatePage extends PageOf(CandidateView) {}

export const presentDelegation = (row: ListedDelegation): DelegationView => ({
  id: row.id,
  fromPersonId: row.fromPerson,
  fromName: row.fromName,
  toPersonId: row.toPerson,
  toName: row.toName,
  unitId: row.unitId,
  unitName: row.unitName,
  role: row.role,
  fromOn: row.fromOn,
  untilOn: row.untilOn,
  reason: row.reason,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  revokedOn: row.revokedOn,
});

export const presentCandidate = ({ id, name, unitIds }: Candidate): CandidateView => ({
  id,
  name,
  unitIds,
});
