import { Column, PrimaryColumn } from 'typeorm';

/** What every fact carries that came out of a filing: where it is written, and by whom it was filed and approved. Never changed once written. */
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

/** A fact that is adjusted by further ones beside it: number 1 is the original, or the first adjustment of what the plan printed. */
export abstract class NumberedFactRow extends FiledFactRow {
  @Column('integer') number: number;
  @Column('date') effectiveOn: string;
}
