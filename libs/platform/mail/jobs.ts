import { IsUUID } from 'class-validator';
import { defineJob } from '../queue/job.js';

/** Which mail. */
export class MailRef {
  @IsUUID() mailId: string;
}

/**
 * Tries one mail. Runs twice? The second finds it taken or sent. A mail the server does not take is written on its row and
 * rung again by the sweeper for five days, so the attempts here are only for a database that hiccups. Told: the outbox, `/api/status`.
 */
export const deliverMailJob = defineJob('mail.deliver', {
  queue: 'mail',
  version: 1,
  payload: MailRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
});
