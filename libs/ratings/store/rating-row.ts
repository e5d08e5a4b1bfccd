import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { Rating } from '../rules/rating.js';

/** Row of table `project_ratings`: how a person rates a project. Never changed; the newest counts. */
@Entity('project_ratings')
export class RatingRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') rating: Rating;
  @Column('text') words: string;
  /** What the lights said when it was given; null where none could be evaluated. */
  @Column('text', { nullable: true }) computed: Rating | null;
  @Column('date') ratedOn: Day;
  /** Set where a second person had to agree. */
  @Column('uuid', { nullable: true }) changeRequestId: string | null;
  @Column('text') filedBy: string;
  @Column('text', { nullable: true }) approvedBy: string | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
}
