import { Inject, Injectable } from '@nestjs/common';
import { evaluateAlertsJob } from '#alerts';
import { Queues } from '#platform';

/**
 * Enqueues an evaluation after a change is committed, so that alerts follow within a second. When
 * the queue cannot be reached, the periodic sweep finds the change later.
 */
@Injectable()
export class AlertJobs {
  constructor(@Inject(Queues) private readonly queues: Queues) {}

  /**
   * Enqueues an evaluation without waiting for the queue. Never throws: {@link Queues.ring} logs
   * errors.
   */
  enqueue(): void {
    void this.queues.enqueue(evaluateAlertsJob, {});
  }
}
