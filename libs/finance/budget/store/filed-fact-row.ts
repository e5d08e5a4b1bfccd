import { Column, PrimaryColumn } from 'typeorm';

/**
 * Columns of every fact that comes from an approved change request: the source document, and who
 * submitted and approved it. Never changed once written.
 */
export abstract class FiledFactRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('uuid') projectId: string;
  @Column('text') unitId: string;
  @Column('text') document: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * A fact that further numbered facts adjust. Number 1 is the original, or the first adjustment of a
 * figure printed in the plan.
 */
export abstract class NumberedFactRow extends FiledFactRow {
  @Column('integer') number: number;
  @Column('date') effectiveOn: string;
}
