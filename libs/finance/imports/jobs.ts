import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

/** Payload: the import to process. */
export class ImportRef {
  @IsUUID() importId: string;
}

/**
 * Processes an import. A second run finds it claimed or finished. After a crash its claim expires
 * within half a minute, and the sweeper enqueues it again. Errors of the file are stored on the row
 * and not retried. Other failures are retried, five attempts in all over some minutes; after that
 * the row shows the failure to the person who submitted it.
 */
export const ledgerImportJob = defineJob('ledger.import', {
  queue: 'imports',
  version: 1,
  payload: ImportRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
});
