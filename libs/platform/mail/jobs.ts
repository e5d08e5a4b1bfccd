import { IsUUID } from 'class-validator';
import { defineJob } from '../queue/job.js';

/** Payload of the job that delivers a mail: the mail's id. */
export class MailRef {
  @IsUUID() mailId: string;
}

/**
 * Job that tries to deliver one mail. A second run of the job does nothing, because the mail is
 * then reserved or sent. If the mail server does not accept the mail, that is stored in the mail's
 * row, and a periodic check enqueues the job again for five days. The attempts of the job itself
 * are only for errors of the database. Failures are shown in the list of mails and in
 * `/api/status`.
 */
export const deliverMailJob = defineJob('mail.deliver', {
  queue: 'mail',
  version: 1,
  payload: MailRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
});
