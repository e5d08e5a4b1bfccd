import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ReportRendererRow } from './report-renderer-row.js';
import type { SpendFilters, SpendGroup } from '../rules/spend-question.js';

/**
 * Row of table `saved_reports`: the parameters of a spend report that a user has saved, with the
 * hash of its rows. Only `endedAt` can change after the row was created.
 */
@Entity('saved_reports')
export class SavedReportRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') personId: string;
  @Column('text') name: string;
  /** Period of the report, such as `2021-01-01..2025-12-31`. */
  @Column('text') period: string;
  @Column('text', { array: true }) groupBy: SpendGroup[];
  /** Restrictions of the report, by field. */
  @Column('jsonb') filters: SpendFilters;
  @Column('uuid', { nullable: true }) projectId: string | null;
  @Column('timestamptz') knownAt: Date;
  /** Organisations that the report covered; null means the whole city. */
  @Column('text', { array: true, nullable: true }) units: string[] | null;
  /** Renderer version with which the report was made and will be made again. */
  @Column('integer') queryVersion: number;
  @Column('integer') rows: number;
  /**
   * SHA-256 of the rows of the report as lower-case hex; the manifest of the report contains the
   * same value.
   */
  @Column('char', { name: 'sha256', length: 64 }) sha256: string;
  @Column('timestamptz') savedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

export const savedReportEntities = [SavedReportRow, ReportRendererRow];
