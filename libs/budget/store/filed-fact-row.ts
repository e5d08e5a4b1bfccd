import { Column, PrimaryColumn } from 'typeorm';

/**
 * Columns common to all tables that store approved change requests: the source document, and who
 * submitted and approved the request (`filingId`). Rows are never changed.
 */
export abstract class FiledFactRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('text') document: string;
  @Column('text', { nullable: true }) place: string | null;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * Columns common to approved values that have several numbered versions. Number 1 is the original
 * or, for a value that is printed in the plan, the first adjustment; each later version has a
 * higher number.
 */
export abstract class NumberedFactRow extends FiledFactRow {
  @Column('integer') number: number;
  @Column('date') effectiveOn: string;
}
