import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SpendGroup } from '../rules/spend-question.js';

/** A question for a spend report that a person keeps, with the hash of what it answered. Only its end is added later. */
@Entity('saved_reports')
export class SavedReportRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') personId: string;
  @Column('text') name: string;
  /** As `2021-01-01..2025-12-31`. */
  @Column('text') period: string;
  @Column('text', { array: true }) groupBy: SpendGroup[];
  @Column('uuid', { nullable: true }) projectId: string | null;
  @Column('timestamptz') knownAt: Date;
  /** Units that the answer covered; null is the whole city. */
  @Column('text', { array: true, nullable: true }) units: string[] | null;
  /** The renderer that answered; it answers again. */
  @Column('integer') queryVersion: number;
  @Column('integer') rows: number;
  /** SHA-256 over the rows, as the manifest has it. */
  @Column('char', { name: 'sha256', length: 64 }) sha256: string;
  @Column('timestamptz') savedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

export const savedReportEntities = [SavedReportRow];
