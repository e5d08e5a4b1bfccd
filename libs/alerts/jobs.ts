import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { defineJob } from '#platform';

/** Which request led to it, for the log; what there is to do stands in the rows. */
export class WhoAsked {
  @IsOptional() @IsString() @MaxLength(200) requestId?: string;
}

const backoff = { type: 'exponential', delay: 1_000, jitter: 0.5 } as const;

/** Judges what was touched. Runs twice? The second finds no touches. Fails? The sweeper judges touches older than a minute itself. */
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

/** Tries one message to a channel. Runs twice? The second finds it taken or sent. What the other side does not take is written on its row and rung again by the sweeper for five days. Told: its owner's list of channels, the delivery log, an alarm. */
export const deliverMessageJob = defineJob('alerts.deliver-message', {
  queue: 'messages',
  version: 1,
  payload: MessageRef,
  attempts: 3,
  backoff,
});
