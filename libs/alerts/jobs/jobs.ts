import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { defineJob } from '#platform/queue';

/**
 * Job payload: the id of the request that caused the job, for the log only. The job finds its work
 * in database rows.
 */
export class WhoAsked {
  @IsOptional() @IsString() @MaxLength(200) requestId?: string;
}

const backoff = { type: 'exponential', delay: 1_000, jitter: 0.5 } as const;

/**
 * Job that evaluates the projects whose data changed. If the job is run twice, the second run finds
 * nothing to do. If it fails, the periodic check evaluates projects whose changes are older than a
 * minute.
 */
export const evaluateAlertsJob = defineJob('alerts.evaluate', {
  queue: 'alerts',
  version: 1,
  payload: WhoAsked,
  attempts: 3,
  backoff,
});

/**
 * Job that runs today's scan (daily evaluation of the alert rules). If it is run twice, the second
 * run does nothing, because the first run has marked the scan as started. If it fails or is never
 * enqueued, the periodic check runs a scan that is due.
 */
export const dailyScanJob = defineJob('alerts.daily-scan', {
  queue: 'daily',
  version: 1,
  payload: WhoAsked,
  attempts: 3,
  backoff,
});

/** Job payload: the id of the message to deliver. */
export class MessageRef {
  @IsUUID() messageId: string;
}

/**
 * Job that tries to deliver a message to a channel (webhook or chat robot). If it is run twice, the
 * second run finds the message reserved or sent. A failed delivery is stored in the message's row,
 * and the periodic check enqueues it again for five days. Failures are shown in the owner's list of
 * channels, in the delivery log and by an alarm.
 */
export const deliverMessageJob = defineJob('alerts.deliver-message', {
  queue: 'messages',
  version: 1,
  payload: MessageRef,
  attempts: 3,
  backoff,
});
