import { IsOptional, Matches } from 'class-validator';
import { defineJob } from '#platform/queue';

/**
 * Payload of the job: the day of the nightly verification, which is only logged. Whether a
 * verification is due is read from the database.
 */
export class WhichNight {
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d$/) slotOn?: string;
}

/**
 * Job that verifies the ledger if the nightly verification is due. A second job does nothing while
 * the first runs or after it has finished. After a failure a periodic check enqueues the job again
 * as long as the night has no verification. `/api/status` shows a missing verification, and after a
 * week auditors and system administrators are mailed.
 */
export const verifyLedgerJob = defineJob('ledger.verify', {
  queue: 'ledger',
  version: 1,
  payload: WhichNight,
  attempts: 3,
  backoff: { type: 'exponential', delay: 5_000, jitter: 0.5 },
});
