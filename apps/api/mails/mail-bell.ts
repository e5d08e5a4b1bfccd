import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock, Database, deliverMailJob, dueMails, Queues } from '#platform';

/**
 * Wakes the worker when a request has put mails into the outbox. When the queue cannot be reached,
 * the periodic sweep sends them later.
 */
@Injectable()
export class MailBell {
  private readonly log = new Logger(MailBell.name);

  constructor(
    @Inject(Queues) private readonly queues: Queues,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Returns the result of `work`, and wakes the worker once it is committed. */
  async after<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    void this.ring();
    return done;
  }

  private async ring(): Promise<void> {
    try {
      for (const mailId of await dueMails(this.database, this.clock)) {
        await this.queues.ring(deliverMailJob, { mailId });
      }
    } catch (error) {
      this.log.warn(`mail.not-rung ${String(error)}`);
    }
  }
}
