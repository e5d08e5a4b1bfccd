import { Inject, Injectable } from '@nestjs/common';
import { evaluateAlertsJob } from '#alerts';
import { Queues } from '#platform';

/**
 * Enqueues a job that evaluates the alert rules after a change is committed, so that alerts follow
 * within a second. When the queue cannot be reached, a periodic check finds the change later.
 */
@Injectable()
export class AlertJobs {
  constructor(@Inject(Queues) private readonly queues: Queues) {}

  /**
   * Enqueues the job without waiting for the queue. Never throws; errors of the queue are only
   * logged.
   */
  enqueue(): void {
    void this.queues.enqueue(evaluateAlertsJob, {});
  }
}
