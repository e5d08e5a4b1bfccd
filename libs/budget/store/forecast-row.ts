import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CostScope } from '../rules/cost-figure.js';

/** Row of table `completion_forecasts`: an officer's forecast of a project's final cost, in fen. */
@Entity('completion_forecasts')
export class CompletionForecastRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('bigint') amountFen: bigint;
  @Column('text') scope: CostScope;
  @Column('text', { nullable: true }) referenceClass: string | null;
  @Column('date') effectiveOn: string;
  @Column('text') explanation: string;
  @Column('text') filedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
