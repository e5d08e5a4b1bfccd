import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AdjustmentReason,
  AdjustmentSource,
  CostLine,
  CostScope,
  CostSource,
  CostStage,
} from '../rules/cost-figure.js';
import type { Finding } from '../rules/estimate-rules.js';

type Wire<T> = { [Key in keyof T]: T[Key] extends bigint ? string : T[Key] };

/** Row of table `cost_records`: an approved cost figure. Rows are never changed. Amounts in fen. */
@Entity('cost_records')
export class CostRecordRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') stage: CostStage;
  @Column('bigint') amountFen: bigint;
  @Column('text') scope: CostScope;
  @Column('date') effectiveOn: string;
  @Column('bigint', { nullable: true }) constructionFen: bigint | null;
  @Column('bigint', { nullable: true }) equipmentFen: bigint | null;
  @Column('bigint', { nullable: true }) otherFen: bigint | null;
  @Column('bigint', { nullable: true }) landFen: bigint | null;
  @Column('text', { nullable: true }) approvalNumber: string | null;
  @Column('text', { nullable: true }) approvalBody: string | null;
  @Column('text') source: CostSource;
  @Column('text') document: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text', { nullable: true }) priceBasis: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('jsonb') reasons: Wire<AdjustmentReason>[];
  @Column('jsonb') funding: Wire<AdjustmentSource>[];
  @Column('jsonb') lines: Wire<CostLine>[];
  @Column('text', { nullable: true }) auditDocument: string | null;
  @Column('bigint', { nullable: true }) adjustsFen: bigint | null;
  @Column('jsonb') findings: Finding[];
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * Row of table `cost_baselines`: an approved cost figure with which later figures are compared.
 * Rows are never changed. Number 1 is the original baseline.
 */
@Entity('cost_baselines')
export class CostBaselineRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('integer') number: number;
  @Column('uuid') recordId: string;
  @Column('bigint') amountFen: bigint;
  @Column('text') scope: CostScope;
  @Column('date') setOn: string;
  @Column('text') reason: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * Row of table `cost_choices`: a decision which of several competing cost figures is valid. A null
 * `recordId` means the total printed in the plan.
 */
@Entity('cost_choices')
export class CostChoiceRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') subject: string;
  @Column('uuid', { nullable: true }) recordId: string | null;
  @Column('text') reason: string;
  @Column('date') effectiveOn: string;
  @Column('text') chosenBy: string;
  @Column('timestamptz') recordedAt: Date;
}

export const costEntities = [CostRecordRow, CostBaselineRow, CostChoiceRow];
