import { Inject, Injectable } from '@nestjs/common';
import { ledgerImportJob } from '#finance/imports';
import { Queues } from '#platform';

/** Rings after a file was taken in; a lost ring is made up for by the sweeper. */
@Injectable()
export class ImportBell {
  constructor(@Inject(Queues) private readonly queues: Queues) {}

  /** Nobody waits for the bell, and it never fails: {@link Queues.ring} logs what goes wrong. */
  ring(importId: string): void {
    void this.queues.ring(ledgerImportJob, { importId });
  }
}
