import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { defineJob } from '#platform';

/** Which request led to it, for the log; what there is to do stands in the rows. */
export class WhoAsked {
  @IsOptional() @IsString() @MaxLength(200) requestId?: string;
}

const backoff = { type: 'exponential', delay: 1_000, jitter: 0.5 } as const;

/**
 * Evaluates projects with pending change events. A second run finds none. If the job fails, the
 * sweeper evaluates projects whose change events are older than a minute.
 */
export const evaluateAlertsJob = defineJob('alerts.evaluate', {
  queue: 'alerts',
  version: 1,
  payload: WhoAsked,
  attempts: 3,
  backoff,
});

/** Runs today's scan. Runs twice? The day's slot is taken. Fails or never comes? The sweeper runs a slot that is due. */
export const dailyScanJob = defineJob('alerts.daily-scan', {
  queue: 'daily',
  version: 1,
  payload: WhoAsked,
  attempts: 3,
  backoff,
});

/** Which message. */
export class MessageRef {
  @IsUUID() messageId: string;
}

/**
 * Tries one message to a channel. A second run finds it claimed or sent. A failed delivery is noted
 * on its row and enqueued again by the sweeper for five days. Failures are shown in the owner's
 * list of channels, the delivery log and an alarm.
 */
export const deliverMessageJob = defineJob('alerts.deliver-message', {
  queue: 'messages',
  version: 1,
  payload: MessageRef,
  attempts: 3,
  backoff,
});
