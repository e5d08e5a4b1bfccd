import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock, Database, deliverMailJob, dueMails, Queues } from '#platform';

/**
 * Enqueues a job for each mail that waits in the outbox table, after a request has put mails there.
 * When the queue cannot be reached, a periodic check sends the mails later.
 */
@Injectable()
export class MailJobs {
  private readonly log = new Logger(MailJobs.name);

  constructor(
    @Inject(Queues) private readonly queues: Queues,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Waits until `work` is committed, enqueues jobs for the waiting mails, and returns the result of
   * `work`.
   */
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
