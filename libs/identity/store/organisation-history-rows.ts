import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, Month } from '#values';
import type { ReturnRhythm } from '../rules/return-terms.js';

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

/**
 * Row of table `organisation_return_terms`: on which terms an organisation owes monthly returns from
 * a month on. Of several for one month the one recorded last counts.
 */
@Entity('organisation_return_terms')
export class OrganisationReturnTermsRow {
  @PrimaryColumn('text') unitId: string;
  @PrimaryColumn('char', { length: 7 }) fromMonth: Month;
  @Column('integer') workingDay: number;
  @Column('integer') flagshipEvery: ReturnRhythm;
  @Column('integer') standardEvery: ReturnRhythm;
  @Column('text') recordedBy: string;
  @PrimaryColumn('timestamptz') recordedAt: Date;
}
