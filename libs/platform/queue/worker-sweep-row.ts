import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Row of table `worker_sweeps`: the heartbeat of a worker process. */
@Entity('worker_sweeps')
export class WorkerSweepRow {
  @PrimaryColumn('uuid') workerId: string;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') sweptAt: Date;
}
