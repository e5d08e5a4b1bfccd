import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../rules/role.js';

@Entity('organisations')
export class OrganisationRow {
  @PrimaryColumn('text') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) parentId: string | null;
  /** Made up, to be replaced by a real unit. */
  @Column('boolean') sample: boolean;
}

@Entity('people')
export class PersonRow {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') passwordHash: string;
  @Column('text') language: 'zh' | 'en';
  @Column('boolean') active: boolean;
}

/** A role held in a unit from one day to another, both included. */
@Entity('memberships')
export class MembershipRow {
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('text') unitId: string;
  @PrimaryColumn('text') role: Role;
  @PrimaryColumn('date') fromOn: string;
  @Column('date', { nullable: true }) untilOn: string | null;
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
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

export const identityEntities = [OrganisationRow, PersonRow, MembershipRow, SessionRow, ApiTokenRow];
