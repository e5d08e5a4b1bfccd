import { Inject, Injectable } from '@nestjs/common';
import { ledgerImportJob } from '#finance/imports';
import { Queues } from '#platform';

/**
 * Enqueues the processing of an uploaded file with ledger entries. When the queue cannot be
 * reached, a periodic check finds the file later.
 */
@Injectable()
export class ImportJobs {
  constructor(@Inject(Queues) private readonly queues: Queues) {}

  /**
   * Enqueues the job without waiting for the queue. Never throws; errors of the queue are only
   * logged.
   */
  enqueue(importId: string): void {
    void this.queues.enqueue(ledgerImportJob, { importId });
  }
}
