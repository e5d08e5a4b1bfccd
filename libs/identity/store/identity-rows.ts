import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../rules/role.js';

@Entity('organisations')
export class OrganisationRow {
  @PrimaryColumn('text') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) parentId: string | null;
  /** Whether the organisation is a sample, to be replaced by a real one. */
  @Column('boolean') sample: boolean;
  @Column('uuid', { nullable: true }) headPersonId: string | null;
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
];
