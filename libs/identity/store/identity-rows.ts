import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { AssignmentConflictView, AssignmentView } from './assignment-views.js';
import {
  OrganisationNameRow,
  OrganisationParentRow,
  OrganisationReturnTermsRow,
} from './organisation-history-rows.js';
import {
  InstallationStateRow,
  KnownDeviceRow,
  PasswordLinkRow,
  RecoveryCodeRow,
  RoleRequirementRow,
  SecondFactorRow,
  SignInCounterRow,
  SignInFailureRow,
  SourceSignInFailureRow,
} from './sign-in-rows.js';
import type { Month } from '#values';
import type { Role } from '../rules/role.js';

@Entity('organisations')
export class OrganisationRow {
  @PrimaryColumn('text') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) parentId: string | null;
  /** Whether the organisation is a sample, to be replaced by a real one. */
  @Column('boolean') sample: boolean;
  /** Permanent number, given by the database; access scopes compare organisations by it. */
  @Column({ type: 'integer', insert: false, update: false }) number: number;
  @Column('uuid', { nullable: true }) headPersonId: string | null;
  /** First month for which it owes monthly returns; null while none is asked for. */
  @Column('char', { length: 7, nullable: true }) returnsFrom: Month | null;
  @Column('integer') version: number;
}

@Entity('people')
export class PersonRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') language: 'zh' | 'en';
  @Column('boolean') active: boolean;
  @Column('integer') version: number;
  /**
   * These columns are not selected together with the others, because only few transactions may read
   * them; the SQL in `credentials.ts` selects them where that is permitted.
   */
  @Column({ type: 'text', select: false, insert: false, update: false }) passwordHash?: string;
  @Column({ type: 'timestamptz', select: false, insert: false, update: false }) createdAt?: Date;
  @Column({ type: 'boolean', select: false, insert: false, update: false })
  mustChangePassword?: boolean;
  @Column({ type: 'timestamptz', nullable: true, select: false, insert: false, update: false })
  passwordChangedAt?: Date | null;
  @Column({ type: 'timestamptz', nullable: true, select: false, insert: false, update: false })
  initialPasswordSince?: Date | null;
}

/**
 * Row of table `memberships`: a role held in an organisation, first and last day included. A role
 * that was ended on its first day has the day before as its last day, so it applies on no day.
 */
@Entity('memberships')
export class MembershipRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') unitId: string;
  @Column('text') role: Role;
  @Column('date') fromOn: string;
  @Column('date', { nullable: true }) untilOn: string | null;
}

/**
 * Row of table `delegations`: a delegated role, first and last day included. `revokedOn` is the
 * first day on which it no longer applies.
 */
@Entity('delegations')
export class DelegationRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') fromPerson: string;
  @Column('uuid') toPerson: string;
  @Column('text') unitId: string;
  @Column('text') role: Role;
  @Column('date') fromOn: string;
  @Column('date') untilOn: string;
  @Column('text') reason: string;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('date', { nullable: true }) revokedOn: string | null;
  @Column('text', { nullable: true }) revokedBy: string | null;
}

@Entity('sessions')
export class SessionRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('char', { length: 64 }) tokenHash: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  fromAddress?: string | null;
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false }) agent?:
    string | null;
  @Column({ type: 'text', nullable: true, select: false, insert: false, update: false })
  endReason?: string | null;
  @Column({ type: 'uuid', nullable: true, select: false, insert: false, update: false }) deviceId?:
    string | null;
  @Column({ type: 'timestamptz', nullable: true, select: false, insert: false, update: false })
  provedAt?: Date | null;
}

@Entity('api_tokens')
export class ApiTokenRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('char', { length: 64 }) tokenHash: string;
  @Column('uuid') personId: string;
  @Column('text') name: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
  @Column('boolean') mayWrite: boolean;
  @Column('boolean') reportsOnly: boolean;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

export const identityEntities = [
  OrganisationRow,
  PersonRow,
  MembershipRow,
  DelegationRow,
  SessionRow,
  ApiTokenRow,
  OrganisationNameRow,
  OrganisationParentRow,
  OrganisationReturnTermsRow,
  AssignmentView,
  AssignmentConflictView,
  KnownDeviceRow,
  PasswordLinkRow,
  RecoveryCodeRow,
  SecondFactorRow,
  RoleRequirementRow,
  SignInCounterRow,
  SignInFailureRow,
  SourceSignInFailureRow,
  InstallationStateRow,
];
