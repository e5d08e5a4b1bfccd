import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

/** Which file. */
export class ImportRef {
  @IsUUID() importId: string;
}

/**
 * Works on a file of history. Runs twice? The second finds it taken or finished. Is killed? Its claim ends after half a minute, and the
 * sweeper rings again. Wrong in the file is written on the row, never retried. Fails for another reason? Five attempts in all over
 * some minutes, then the row says so to whoever filed it.
 */
export const ledgerImportJob = defineJob('ledger.import', {
  queue: 'imports',
  version: 1,
  payload: ImportRef,
  attempts: 3,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
});
