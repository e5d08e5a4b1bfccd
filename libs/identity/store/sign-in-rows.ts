import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of table `known_devices`: a browser in which a person has signed in before. */
@Entity('known_devices')
export class KnownDeviceRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('char', { length: 64 }) secretHash: string;
  @Column('text', { nullable: true }) agent: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') lastUsedAt: Date;
  @Column('timestamptz') expiresAt: Date;
}

/**
 * Row of table `password_links`: a link with which a person sets a password; only its hash is kept.
 */
@Entity('password_links')
export class PasswordLinkRow {
  @PrimaryColumn('char', { length: 64 }) secretHash: string;
  @Column('uuid') personId: string;
  @Column('text') purpose: string;
  @Column('text') madeBy: string;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}

/**
 * Row of table `recovery_codes`: a code that replaces the second factor once; only its hash is
 * kept.
 */
@Entity('recovery_codes')
export class RecoveryCodeRow {
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('char', { length: 64 }) codeHash: string;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

/** Row of table `second_factors`: the second factor of a person; the secret is encrypted. */
@Entity('second_factors')
export class SecondFactorRow {
  @PrimaryColumn('uuid') personId: string;
  @Column('bytea') sealedSeed: Buffer;
  @Column('text') keyId: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @Column('bigint') lastStep: bigint;
}

/** Row of table `role_requirements`: whether a role needs a second factor. */
@Entity('role_requirements')
export class RoleRequirementRow {
  @PrimaryColumn('text') role: string;
  @Column('boolean') secondFactor: boolean;
  @Column('timestamptz', { nullable: true }) changedAt: Date | null;
}

/** Row of table `sign_in_counters`: failed sign-ins of one kind and subject. */
@Entity('sign_in_counters')
export class SignInCounterRow {
  @PrimaryColumn('text') kind: string;
  @PrimaryColumn('text') subject: string;
  @Column('integer') failures: number;
  @Column('timestamptz') lastAt: Date;
}

/** Row of table `sign_in_failures`: failed sign-ins of an e-mail address. */
@Entity('sign_in_failures')
export class SignInFailureRow {
  @PrimaryColumn('text') email: string;
  @Column('integer') failures: number;
  @Column('timestamptz') lastAt: Date;
}

/** Row of table `sign_in_failures_by_source`: failed sign-ins from a network address. */
@Entity('sign_in_failures_by_source')
export class SourceSignInFailureRow {
  @PrimaryColumn('text') source: string;
  @Column('integer') failures: number;
  @Column('timestamptz') lastAt: Date;
}

/** Row of table `installation_state`: whether this installation is in production. */
@Entity('installation_state')
export class InstallationStateRow {
  @PrimaryColumn('boolean') singleton: boolean;
  @Column('boolean') upgraded: boolean;
  @Column('timestamptz', { nullable: true }) productionSince: Date | null;
}
