import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';

/** Row of table `organisation_names`: the name of an organisation from a day on. */
@Entity('organisation_names')
export class OrganisationNameRow {
  @PrimaryColumn('text') unitId: string;
  @PrimaryColumn('date') validFrom: Day;
  @Column('text') name: string;
  @PrimaryColumn('timestamptz') recordedAt: Date;
}

/**
 * Row of table `organisation_parents`: the superior organisation from a day on; null at the top.
 */
@Entity('organisation_parents')
export class OrganisationParentRow {
  @PrimaryColumn('text') unitId: string;
  @PrimaryColumn('date') validFrom: Day;
  @Column('text', { nullable: true }) parentId: string | null;
  @PrimaryColumn('timestamptz') recordedAt: Date;
}
