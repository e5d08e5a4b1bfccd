import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform/database';
import { Queues } from '#platform/queue';
import { importWaiting } from '../commands/submit-import.js';
import { ledgerImportJob } from './jobs.js';

/**
 * Enqueues the processing of a file with ledger entries as soon as the transaction that stored or
 * submitted it is committed. When the queue cannot be reached, a periodic check finds the file
 * later.
 */
@Injectable()
export class RunWaitingImports implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  onModuleInit(): void {
    this.database.afterCommit(importWaiting, (importIds) =>
      Promise.all(importIds.map((importId) => this.queues.enqueue(ledgerImportJob, { importId }))),
    );
  }
}
