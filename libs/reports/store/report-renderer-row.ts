import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of table `report_renderers`: since when a version of the report renderer is in use. */
@Entity('report_renderers')
export class ReportRendererRow {
  @PrimaryColumn('integer') version: number;
  @Column('timestamptz') usedSince: Date;
}
