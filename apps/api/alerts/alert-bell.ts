import { Inject, Injectable } from '@nestjs/common';
import { evaluateAlertsJob } from '#alerts';
import { Queues } from '#platform';

/** Rings after a fact was committed, so that alerts follow within a second; a lost ring is made up for by the sweeper. */
@Injectable()
export class AlertBell {
  constructor(@Inject(Queues) private readonly queues: Queues) {}

  /** Nobody waits for the bell, and it never fails: {@link Queues.ring} logs what goes wrong. */
  ring(): void {
    void this.queues.ring(evaluateAlertsJob, {});
  }
}
