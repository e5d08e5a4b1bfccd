import { IsOptional, IsString, MaxLength } from 'class-validator';
import { defineJob } from '#platform';

/** Which request led to it, for the log; what there is to do stands in the rows. */
export class WhoAsked { @IsOptional() @IsString() @MaxLength(200) requestId?: string }

const backoff = { type: 'exponential', delay: 1_000, jitter: 0.5 } as const;

/** Judges what was touched. Runs twice? The second finds no touches. Fails? The sweeper judges touches older than a minute itself. */
export const evaluateAlertsJob = defineJob('alerts.evaluate', { queue: 'alerts', version: 1, payload: WhoAsked, attempts: 3, backoff });

/** Runs today's scan. Runs twice? The day's slot is taken. Fails or never comes? The sweeper runs a slot that is due. */
export const dailyScanJob = defineJob('alerts.daily-scan', { queue: 'daily', version: 1, payload: WhoAsked, attempts: 3, backoff });
