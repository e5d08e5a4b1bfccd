import { Injectable } from '@nestjs/common';
import { JobParts } from '#platform/jobs';
import { type Sweeping, Sweeps } from '#platform/queue';

const HOUR_MS = 3_600_000;
/**
 * Age from which an incomplete file is regarded as the rest of an upload that has ended, and is
 * deleted.
 */
const UNFINISHED_KEPT_MS = 24 * HOUR_MS;

/** Deletes incomplete files of uploads that ended before they were complete. */
@Injectable()
@Sweeps({
  name: 'remove files whose upload never ended',
  stage: 'tidy',
  restMs: HOUR_MS,
  alsoWithoutRoom: true,
})
export class RemoveUnfinishedFiles implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    // The age of a file is measured by the clock of the computer that wrote it, not by the
    // program's clock.
    await this.parts.files.removeUnfinished(new Date(Date.now() - UNFINISHED_KEPT_MS));
  }
}
