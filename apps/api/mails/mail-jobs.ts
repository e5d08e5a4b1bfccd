import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock, Database, deliverMailJob, dueMails, Queues } from '#platform';

/**
 * Wakes the worker when a request has put mails into the outbox. When the queue cannot be reached,
 * the periodic sweep sends them later.
 */
@Injectable()
export class MailJobs {
  private readonly log = new Logger(MailJobs.name);

  constructor(
    @Inject(Queues) private readonly queues: Queues,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Returns the result of `work`, and wakes the worker once it is committed. */
  async after<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    void this.enqueue();
    return done;
  }

  private async enqueue(): Promise<void> {
    try {
      for (const mailId of await dueMails(this.database, this.clock)) {
        await this.queues.enqueue(deliverMailJob, { mailId });
      }
    } catch (error) {
      this.log.warn(`mail.not-rung ${String(error)}`);
    }
  }
}
