import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { CompletionFact } from '../rules/completion.js';

/** Row of table `completion_facts`: a fact of completion; the last number of a fact counts. */
@Entity('completion_facts')
export class CompletionFactRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') fact: CompletionFact;
  @PrimaryColumn('integer') number: number;
  @Column('date') onDay: Day;
  /** The document that says so, as people cite it; null while none is named. */
  @Column('text', { nullable: true }) document: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
