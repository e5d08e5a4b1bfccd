import { ApiProperty } from '@nestjs/swagger';
import type { Candidate, ListedDelegation } from '../queries/delegations.js';
import type { Role } from '../rules/role.js';
import { PageOf } from '#platform/http';

export class DelegationView {
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  id: string;
  /** Id of the person whose role is delegated */
  fromPersonId: string;
  /** @example 王芳 */
  fromName: string;
  /** Id of the delegate */
  toPersonId: string;
  /** @example 李明 */
  toName: string;
  /** @example sample-transport */
  unitId: string;
  /** @example 交通建设单位（示例） */
  unitName: string;
  @ApiProperty({ enum: ['officer', 'manager', 'auditor'], example: 'officer' })
  role: Role;
  /** @example 2026-12-01 */
  fromOn: string;
  /**
   * Last day of the delegation
   * @example 2026-12-14
   */
  untilOn: string;
  /** @example 年休假 */
  reason: string;
  /** Id of the person who created the delegation */
  createdBy: string;
  createdAt: string;
  /** First day on which the delegation no longer applies; null when it was not revoked */
  revokedOn: string | null;
}
export class DelegationPage extends PageOf(DelegationView) {}

export class CandidateView {
  id: string;
  /** @example 李明 */
  name: string;
  /** @example ["sample-transport"] */
  unitIds: string[];
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
