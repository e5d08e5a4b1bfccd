import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Month } from '#values';
import type { ReturnContent } from '../rules/return-content.js';

/**
 * Row of table `project_returns`: what was typed for a project's month. The change request with
 * which it was submitted says its state and holds what was submitted.
 */
@Entity('project_returns')
export class ProjectReturnRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('char', { length: 7 }) month: Month;
  /** 2 for the first content that was saved; 1 is the month of which nothing is saved. */
  @Column('integer') version: number;
  @Column('jsonb') content: ReturnContent;
  /** Change request with which it was submitted last; null for a draft. */
  @Column('uuid', { nullable: true }) changeRequestId: string | null;
  /** Approved change request that a draft is to correct. */
  @Column('uuid', { nullable: true }) corrects: string | null;
  @Column('text') savedBy: string;
  @Column('timestamptz') savedAt: Date;
}
