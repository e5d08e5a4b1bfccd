import { IsUUID } from 'class-validator';
import { defineJob } from '../queue/job.js';

/** Payload: the mail to deliver. */
export class MailRef {
  @IsUUID() mailId: string;
}

/**
 * Tries to deliver one mail. A second run finds it claimed or sent. If the server does not accept
 * the mail, that is stored on its row, and the sweeper enqueues it again for five days; the
 * attempts here only cover database errors. Failures are shown in the outbox and `/api/status`.
 */
export const deliverMailJob = defineJob('mail.deliver', {
  queue: 'mail',
  version: 1,
  payload: MailRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
});
