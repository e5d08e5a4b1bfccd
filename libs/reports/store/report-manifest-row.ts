import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ManifestFacts } from '../rules/report-manifest.js';

/** Row of table `report_project_sets`: projects that reports were about. Never changed. */
@Entity('report_project_sets')
export class ReportProjectSetRow {
  /** SHA-256 of the ids in their order, separated by commas. */
  @PrimaryColumn('char', { name: 'sha256', length: 64 }) sha256: string;
  @Column('uuid', { array: true }) projects: string[];
}

/** Row of table `report_manifests`: a report that was handed out. Never changed. */
@Entity('report_manifests')
export class ReportManifestRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') personId: string;
  @Column('timestamptz') issuedAt: Date;
  /** SHA-256 of the file that was handed out. */
  @Column('char', { name: 'sha256', length: 64 }) sha256: string;
  @Column('char', { name: 'rows_sha256', length: 64 }) rowsSha256: string;
  @Column('bigint') rows: bigint;
  @Column('integer') renderer: number;
  @Column('jsonb') facts: ManifestFacts;
  @Column('char', { name: 'projects_sha256', length: 64 }) projectsSha256: string;
}

export const reportManifestEntities = [ReportManifestRow, ReportProjectSetRow];
