import { IsUUID } from 'class-validator';
import { defineJob } from '../queue/job.js';

/** Payload of the job that delivers a mail: the mail's id. */
export class MailRef {
  @IsUUID() mailId: string;
}

/**
 * Job that tries to deliver one mail. A repeated run does nothing, because the mail is claimed or
 * sent. If the mail server does not accept the mail, that is stored in the mail's row, and a
 * periodic check enqueues the job again for five days. The attempts of the job itself only cover
 * errors of the database. Failures are shown in the outbox and in `/api/status`.
 */
export const deliverMailJob = defineJob('mail.deliver', {
  queue: 'mail',
  version: 1,
  payload: MailRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
});
