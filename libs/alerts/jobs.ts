import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { defineJob } from '#platform';

/**
 * Payload with the id of the request that caused the job, for the log only. The work itself is in
 * database rows.
 */
export class WhoAsked {
  @IsOptional() @IsString() @MaxLength(200) requestId?: string;
}

const backoff = { type: 'exponential', delay: 1_000, jitter: 0.5 } as const;

/**
 * Evaluates projects with pending change events. A second run finds none. If the job fails, the
 * periodic sweep evaluates projects whose change events are older than a minute.
 */
export const evaluateAlertsJob = defineJob('alerts.evaluate', {
  queue: 'alerts',
  version: 1,
  payload: WhoAsked,
  attempts: 3,
  backoff,
});

/**
 * Runs today's scan. A second run finds the scan taken and does nothing. If the job fails or is
 * never enqueued, the periodic sweep runs a scan that is due.
 */
export const dailyScanJob = defineJob('alerts.daily-scan', {
  queue: 'daily',
  version: 1,
  payload: WhoAsked,
  attempts: 3,
  backoff,
});

/** Payload with the message to deliver. */
export class MessageRef {
  @IsUUID() messageId: string;
}

/**
 * Tries to deliver a message to a channel. A second run finds it claimed or sent. A failed delivery
 * is stored on its row and enqueued again by the periodic sweep for five days. Failures are shown
 * in the owner's list of channels, the delivery log and an alarm.
 */
export const deliverMessageJob = defineJob('alerts.deliver-message', {
  queue: 'messages',
  version: 1,
  payload: MessageRef,
  attempts: 3,
  backoff,
});
