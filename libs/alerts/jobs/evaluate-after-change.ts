import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database';
import { Queues } from '#platform/queue';
import { projectChanged } from '#projects';
import { evaluateAlertsJob } from './jobs.js';

/**
 * Enqueues an evaluation of the alert rules as soon as a transaction that changed a project is
 * committed, so that alerts follow within a second. When the queue cannot be reached, a periodic
 * check finds the recorded change later.
 */
@Injectable()
export class EvaluateAfterChange implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  onModuleInit(): void {
    // The job is for all projects: it evaluates every project with a recorded change.
    this.database.afterCommit(projectChanged, () => this.queues.enqueue(evaluateAlertsJob, {}));
  }
}
