import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `report_renderers`: a version of the code that renders reports, with the instant
 * from which it has been in use.
 */
@Entity('report_renderers')
export class ReportRendererRow {
  @PrimaryColumn('integer') version: number;
  @Column('timestamptz') usedSince: Date;
}
