import { IsUUID } from 'class-validator';
import { defineJob } from '../queue/job.js';

/** Which mail. */
export class MailRef {
  @IsUUID() mailId: string;
}

/**
 * Tries one mail. A second run finds it claimed or sent. A mail that the server does not accept is
 * noted on its row and enqueued again by the sweeper for five days, so the attempts here only cover
 * database errors. Failures are shown in the outbox and `/api/status`.
 */
export const deliverMailJob = defineJob('mail.deliver', {
  queue: 'mail',
  version: 1,
  payload: MailRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
});
