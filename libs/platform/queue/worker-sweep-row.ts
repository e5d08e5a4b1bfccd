import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `worker_sweeps`: the time of the latest sweep (periodic check for unfinished work)
 * of one worker process.
 */
@Entity('worker_sweeps')
export class WorkerSweepRow {
  @PrimaryColumn('uuid') workerId: string;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') sweptAt: Date;
}
