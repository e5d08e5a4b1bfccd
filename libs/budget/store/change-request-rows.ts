import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChangeRequestKind } from '../rules/change-request-contents.js';

/**
 * Row of table `budget_filings`: a change request in the form of an earlier version. All of them
 * stand in `change_requests` now, under the same ids; this table is only kept.
 */
@Entity('budget_filings')
export class BudgetFilingRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') kind: ChangeRequestKind;
  @Column('text') state: string;
  @Column('integer') version: number;
  @Column('jsonb') content: object;
  @Column('text', { array: true }) authors: string[];
  @Column('text', { nullable: true }) submittedBy: string | null;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('timestamptz') createdAt: Date;
}

/**
 * Row of table `budget_filing_states`: a state of a change request in the form of an earlier
 * version. All of them are steps in `change_request_decisions` now; this table is only kept.
 */
@Entity('budget_filing_states')
export class BudgetFilingStateRow {
  @PrimaryColumn('uuid') filingId: string;
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('integer') version: number;
  @Column('text') state: string;
  @Column('jsonb') content: object;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') changedBy: string;
  @Column('timestamptz') changedAt: Date;
}

export const formerChangeRequestEntities = [BudgetFilingRow, BudgetFilingStateRow];
