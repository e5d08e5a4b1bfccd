import { Injectable } from '@nestjs/common';
import { JobParts } from '#platform/jobs';
import { ringForMails } from '#platform/mail';
import { type Sweeping, Sweeps } from '#platform/queue';
import { compareAtStart } from '../commands/compare-at-start.js';
import { mailOverdueVerification } from '../commands/mail-overdue-verification.js';
import { isSigned, makeDueCheckpoint } from '../commands/make-due-checkpoint.js';
import { dueVerification } from '../commands/run-verification.js';
import { checkpointFolders, saveCheckpointFile } from '../commands/save-checkpoint-file.js';
import { CheckpointKey } from '../store/checkpoint-key.js';
import { verifyLedgerJob } from './jobs.js';

/**
 * Shortest interval between two verification jobs that the sweeper enqueues while one is still
 * running. The additional job ends at once, because the running verification holds a lock.
 */
const VERIFY_TRIGGERED_EVERY_MS = 5 * 60_000;

/**
 * Compares the database with the checkpoint files after the start, to detect a database that was
 * restored from an old backup. After an error it is not repeated, because the nightly verification
 * compares again, and a missing verification is reported.
 */
@Injectable()
@Sweeps({
  name: 'compare the ledger with its checkpoint files',
  stage: 'begin',
  restMs: Infinity,
  alsoWithoutRoom: true,
})
export class CompareAtStart implements Sweeping {
  constructor(
    private readonly parts: JobParts,
    private readonly key: CheckpointKey,
  ) {}

  async run(): Promise<void> {
    const { database, clock, settings, log } = this.parts;
    try {
      const { open } = await compareAtStart(database, clock, {
        key: this.key,
        folders: checkpointFolders(settings),
        telling: settings,
      });
      if (open > 0) log.error({ open }, 'ledger.contradicted');
    } catch (error) {
      log.error({ err: error }, 'ledger.not-compared');
    }
  }
}

/**
 * Makes the daily checkpoint of the ledger if it is due, and stores the newest checkpoint also as a
 * file outside the database. A later comparison with the file reveals a database that was restored
 * from an old backup.
 */
@Injectable()
@Sweeps({ name: 'make a digest of the ledger that is due', stage: 'prove' })
export class MakeCheckpoint implements Sweeping {
  constructor(
    private readonly parts: JobParts,
    private readonly key: CheckpointKey,
  ) {}

  async run(): Promise<void> {
    const { database, clock, settings, log, queues } = this.parts;
    const folders = checkpointFolders(settings);
    const kept = await saveCheckpointFile(database, clock, folders, settings);
    const made = await makeDueCheckpoint(database, clock, this.key, settings);
    if (made && isSigned(made)) {
      log.info(
        { day: made.day, entries: made.entries, mails: made.mailIds.length },
        'ledger.digest-made',
      );
      await saveCheckpointFile(database, clock, folders, settings);
    } else if (made && made.mailIds.length > 0)
      log.error({ open: made.open }, 'ledger.contradicted');
    await ringForMails(queues, [...kept.mailIds, ...(made?.mailIds ?? [])]);
  }
}

/** Enqueues a verification that is due. */
@Injectable()
@Sweeps({
  name: 'ring for a verification that is due',
  stage: 'prove',
  restMs: VERIFY_TRIGGERED_EVERY_MS,
})
export class RingForVerification implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    const { database, clock, queues } = this.parts;
    const slotOn = await dueVerification(database, clock);
    if (slotOn) await queues.enqueue(verifyLedgerJob, { slotOn });
  }
}

/** Mails auditors and administrators when the ledger was not verified for a week. */
@Injectable()
@Sweeps({ name: 'tell that nobody verified the ledger', stage: 'prove' })
export class MailOverdueVerification implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    const { database, clock, settings, queues } = this.parts;
    await ringForMails(queues, await mailOverdueVerification(database, clock, settings));
  }
}
