import { IsOptional, Matches } from 'class-validator';
import { defineJob } from '#platform';

/** Payload: the night, for the log only. Whether a run is due is read from the database. */
export class WhichNight {
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) slotOn?: string;
}

/**
 * Verifies the ledger if the night's run is due. A second run finds the lock taken or the night
 * done. After a failure the sweeper enqueues the job again while the night has no run.
 * `/api/status` shows a missing run, and after a week auditors and system administrators are
 * mailed.
 */
export const verifyLedgerJob = defineJob('ledger.verify', {
  queue: 'ledger',
  version: 1,
  payload: WhichNight,
  attempts: 3,
  backoff: { type: 'exponential', delay: 5_000, jitter: 0.5 },
});
