import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Month } from '#values';
import type { Reporter, Series } from '../rules/reporters.js';

/** Row of table `project_external_ids`: the id by which another system knows a project. */
@Entity('project_external_ids')
export class ExternalIdRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') system: string;
  @Column('text') externalId: string;
  @Column('text') recordedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
}

/**
 * Row of table `reported_figures`: what a reporter states of a project's month, in fen (1/100 元).
 * Rows are never changed: of several figures of one reporter the last recorded one counts.
 */
@Entity('reported_figures')
export class ReportedFigureRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') reporter: Reporter;
  @Column('char', { length: 7 }) month: Month;
  @Column('text') series: Series;
  @Column('bigint') amountFen: bigint;
  @Column('text', { nullable: true }) method: string | null;
  @Column('text') source: string;
  @Column('text') recordedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
}

/** Row of table `difference_reasons`: why the figures of a month differ. The newest one counts. */
@Entity('difference_reasons')
export class DifferenceReasonRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('char', { length: 7 }) month: Month;
  @Column('text') series: Series;
  @Column('text') words: string;
  @Column('text') recordedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
}

export const reconciliationEntities = [ExternalIdRow, ReportedFigureRow, DifferenceReasonRow];
