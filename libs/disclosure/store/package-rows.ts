import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { DisclosedField, Tier } from '../rules/tiers.js';

/** Row of table `disclosure_packages`: what somebody proposed to publish. Never changed. */
@Entity('disclosure_packages')
export class DisclosurePackageRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') tier: Tier;
  @Column('text', { array: true }) fields: DisclosedField[];
  /** Its projects, in their order. */
  @Column('uuid', { array: true }) projectIds: string[];
  @Column('timestamptz') composedAt: Date;
  @Column('text') filedBy: string;
}

/**
 * Row of table `disclosure_package_projects`: what a package says about one of its projects, as it
 * was proposed.
 */
@Entity('disclosure_package_projects')
export class DisclosurePackageProjectRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') packageId: string;
  /** JSON of the project; null where it is withheld. */
  @Column('text', { nullable: true }) content: string | null;
}

/** Row of table `disclosure_publications`: that a package was published. Never changed. */
@Entity('disclosure_publications')
export class DisclosurePublicationRow {
  @PrimaryColumn('uuid') packageId: string;
  @Column('timestamptz') publishedAt: Date;
  @Column('date') publishedOn: Day;
  /** What the package says beside its projects; null where they are withheld. */
  @Column('text', { nullable: true }) header: string | null;
  /** SHA-256 of the file as lower-case hex. */
  @Column('char', { name: 'sha256', length: 64, nullable: true }) sha256: string | null;
  @Column('bigint', { nullable: true }) bytes: bigint | null;
  @Column('uuid') changeRequestId: string;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  /** Orders the publications of a project, of which the last one counts. */
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt?: Date;
}

export const disclosureEntities = [
  DisclosurePackageRow,
  DisclosurePackageProjectRow,
  DisclosurePublicationRow,
];
