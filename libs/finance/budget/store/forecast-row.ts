import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CostScope } from '../rules/cost-figure.js';

/** An officer's forecast of a project's final cost. Amount in fen. */
@Entity('completion_forecasts')
export class CompletionForecastRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('bigint') amountFen: bigint;
  @Column('text') scope: CostScope;
  @Column('text', { nullable: true }) referenceClass: string | null;
  @Column('date') effectiveOn: string;
  @Column('text') explanation: string;
  @Column('text') filedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
