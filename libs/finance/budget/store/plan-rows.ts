import type { FundingSource } from '#finance/ledger';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CompletionForecastRow } from './forecast-row.js';
import type { YearCategory } from '../rules/year-plan.js';

/** An approved plan of a year, never changed once written. Amounts in fen. */
@Entity('year_plans')
export class YearPlanRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('integer') year: number;
  @Column('integer') number: number;
  @Column('bigint') amountFen: bigint;
  @Column('text') category: YearCategory;
  @Column('bigint', { array: true, nullable: true }) curveFen: string[] | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') document: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('date') effectiveOn: string;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/** An approved row of cells: who was to pay for a year. */
@Entity('funding_plans')
export class FundingPlanRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('integer') year: number;
  @Column('integer') number: number;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') document: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('date') effectiveOn: string;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/** What one source was to pay in a year, fen. */
@Entity('funding_cells')
export class FundingCellRow {
  @PrimaryColumn('uuid') planId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @PrimaryColumn('text') fundingSource: FundingSource;
  @Column('bigint') plannedFen: bigint;
}

/** A bond issued for a project. Amount in fen. */
@Entity('special_bonds')
export class SpecialBondRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') name: string;
  @Column('date') issuedOn: string;
  @Column('bigint') amountFen: bigint;
  @Column('text') document: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

export const planningEntities = [YearPlanRow, FundingPlanRow, FundingCellRow, SpecialBondRow, CompletionForecastRow];
