import { IsUUID } from 'class-validator';
import { defineJob } from '#platform/queue';

/** Payload of the job: the id of the import to process. */
export class ImportRef {
  @IsUUID() importId: string;
}

/**
 * Job that processes an import. A second job for the same import does nothing while the first works
 * on it or after it has finished. After a crash another process may take over within half a minute,
 * and a periodic check enqueues the job again. Problems of the file are stored with the import and
 * not retried. Other failures are retried, five attempts in all over some minutes; after that, the
 * failure is shown to the user who submitted the file.
 */
export const ledgerImportJob = defineJob('ledger.import', {
  queue: 'imports',
  version: 1,
  payload: ImportRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
});
