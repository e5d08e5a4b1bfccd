import { Injectable } from '@nestjs/common';
import { JobParts } from '#platform/jobs';
import { HandlesJob, type JobRunner, type Sweeping, Sweeps } from '#platform/queue';
import { runImport, waitingImports } from '../commands/run-import.js';
import { type ImportRef, ledgerImportJob } from './jobs.js';

/** Processes a file with ledger entries. */
@Injectable()
@HandlesJob(ledgerImportJob)
export class ProcessImport implements JobRunner<ImportRef> {
  constructor(private readonly parts: JobParts) {}

  async run({ importId }: ImportRef): Promise<object | void> {
    return runImport(this.parts, importId);
  }
}

/** Enqueues the processing of waiting files whose job was lost. */
@Injectable()
@Sweeps({ name: 'ring for files of history that wait', stage: 'enqueue' })
export class RingForWaitingImports implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    const { database, queues } = this.parts;
    await Promise.all(
      (await waitingImports(database)).map((importId) =>
        queues.enqueue(ledgerImportJob, { importId }),
      ),
    );
  }
}
