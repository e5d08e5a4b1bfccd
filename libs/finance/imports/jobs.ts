import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

/** Which file. */
export class ImportRef {
  @IsUUID() importId: string;
}

/**
 * Processes an import. A second run finds it claimed or finished. After a kill its claim ends
 * within half a minute, and the sweeper enqueues it again. Errors of the file are written on the
 * row and not retried. Other failures are retried, five attempts in all over some minutes; then the
 * row informs the person who submitted it.
 */
export const ledgerImportJob = defineJob('ledger.import', {
  queue: 'imports',
  version: 1,
  payload: ImportRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
});
