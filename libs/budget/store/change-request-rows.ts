import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LeadOrganisation } from '#projects';
import type { ChangeRequestState } from '../rules/change-request-life.js';
import type { ChangeRequestKind } from '../rules/change-request-contents.js';

/**
 * Row of table `budget_filings`: a change request in its current state. `content` is JSON whose
 * fields depend on `kind`; amounts are in fen, as text.
 */
@Entity('budget_filings')
export class BudgetChangeRequestRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @LeadOrganisation() unitId: string;
  @Column('text') kind: ChangeRequestKind;
  @Column('text') state: ChangeRequestState;
  @Column('integer') version: number;
  @Column('jsonb') content: object;
  /** Ids of all users who wrote, edited or submitted the change request. */
  @Column('text', { array: true }) authors: string[];
  @Column('text', { nullable: true }) submittedBy: string | null;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('timestamptz') createdAt: Date;
}

/**
 * Row of table `budget_filing_states`: the state of a change request after one action, with its
 * content at that time.
 */
@Entity('budget_filing_states')
export class BudgetChangeRequestStateRow {
  @PrimaryColumn('uuid') filingId: string;
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('integer') version: number;
  @Column('text') state: ChangeRequestState;
  @Column('jsonb') content: object;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') changedBy: string;
  @Column('timestamptz') changedAt: Date;
}

export const changeRequestEntities = [BudgetChangeRequestRow, BudgetChangeRequestStateRow];
