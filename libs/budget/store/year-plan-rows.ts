import type { FundingSource } from '#ledger';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FiledFactRow, NumberedFactRow } from './filed-fact-row.js';
import { CompletionForecastRow } from './forecast-row.js';
import { BudgetRuleChangeRequestRow, BudgetRuleRow } from './rule-rows.js';
import type { YearCategory } from '../rules/year-plan.js';

/** Row of table `year_plans`: an approved investment plan for one year. Amounts in fen. */
@Entity('year_plans')
export class YearPlanRow extends NumberedFactRow {
  @Column('integer') year: number;
  @Column('bigint') amountFen: bigint;
  @Column('text') category: YearCategory;
  @Column('bigint', { array: true, nullable: true }) curveFen: string[] | null;
  @Column('text', { nullable: true }) reason: string | null;
}

/**
 * Row of table `funding_plans`: an approved plan of which sources pay for a project in one year.
 * The amounts are in table `funding_cells`.
 */
@Entity('funding_plans')
export class FundingPlanRow extends NumberedFactRow {
  @Column('integer') year: number;
  @Column('text', { nullable: true }) reason: string | null;
}

/**
 * Row of table `funding_cells`: the amount, in fen, that one source pays according to a funding
 * plan.
 */
@Entity('funding_cells')
export class FundingCellRow {
  @PrimaryColumn('uuid') planId: string;
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') fundingSource: FundingSource;
  @Column('bigint') plannedFen: bigint;
}

/** Row of table `special_bonds`: a bond issued for a project. Amount in fen. */
@Entity('special_bonds')
export class SpecialBondRow extends FiledFactRow {
  @Column('text') name: string;
  @Column('date') issuedOn: string;
  @Column('bigint') amountFen: bigint;
  @Column('text', { nullable: true }) note: string | null;
}

export const planningEntities = [
  YearPlanRow,
  FundingPlanRow,
  FundingCellRow,
  SpecialBondRow,
  CompletionForecastRow,
  BudgetRuleRow,
  BudgetRuleChangeRequestRow,
];
