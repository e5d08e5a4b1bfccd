import { IsOptional, Matches } from 'class-validator';
import { defineJob } from '#platform';

/** Which night, for the log; whether there is anything to do stands in the rows. */
export class WhichNight {
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) slotOn?: string;
}

/**
 * Verifies the ledger if the night's run is due. Runs twice? The second finds the lock taken, or the night done. Fails or never comes?
 * The sweeper rings again while the night has no run. Told: `/api/status` and, after a week, auditors and system administrators.
 */
export const verifyLedgerJob = defineJob('ledger.verify', {
  queue: 'ledger',
  version: 1,
  payload: WhichNight,
  attempts: 3,
  backoff: { type: 'exponential', delay: 5_000, jitter: 0.5 },
});
