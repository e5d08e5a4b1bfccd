import { randomUUID } from 'node:crypto';
import {
  DAILY_SCAN,
  dailyScanJob,
  deliverMessageJob,
  dueMessages,
  selfCheck,
  withdrawStale,
} from '#alerts';
import { signAuditBatches } from '#audit';
import {
  checkpointFolders,
  dueVerification,
  isSigned,
  saveCheckpointFile,
  makeDueCheckpoint,
  mailOverdueVerification,
  verifyLedgerJob,
} from '#ledger';
import { ledgerImportJob, waitingImports } from '#returns';
import { forgetOldKeys } from '#platform/database';
import { learnAddress } from '#platform/last-times';
import { deliverMailJob, dueMails } from '#platform/mail';
import { noteSweep } from '#platform/queue';
import { evaluateNow, scanNow } from '../jobs/handlers.js';
import { triggerMails } from '../jobs/trigger-mails.js';
import type { WorkerParts } from '../parts.js';
import type { SweepStep } from './sweeper.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Smallest age of a change event at which the sweeper evaluates it; younger ones are left to the
 * job that was enqueued with the change. The first run after the start evaluates all, because jobs
 * may have been lost while no worker ran.
 */
const CHANGE_OLD_MS = MINUTE_MS;
/** How long finished jobs are kept so that an administrator can inspect them. */
const FINISHED_KEPT = { completedMs: DAY_MS, failedMs: 30 * DAY_MS } as const;
/**
 * Shortest interval between two verification jobs that the sweeper enqueues while one is still
 * running. The additional job ends at once, because the running verification holds a lock.
 */
const VERIFY_TRIGGERED_EVERY_MS = 5 * MINUTE_MS;
/**
 * Number of days for which idempotency keys are kept. After that, a request with the same key is
 * executed again.
 */
const KEYS_KEPT_DAYS = 30;
/**
 * Age from which an incomplete file is regarded as the rest of an upload that has ended, and is
 * deleted.
 */
const UNFINISHED_KEPT_MS = DAY_MS;

/**
 * Returns the tasks of the sweeper, in the order in which they run. The missed daily evaluation
 * comes before the evaluation of change events, so that after the first start all alerts are
 * announced in one mail.
 */
export function sweepSteps(parts: WorkerParts): SweepStep[] {
  return [
    ...evaluationSteps(parts),
    ...queueSteps(parts),
    ...healthSteps(parts),
    ...proofSteps(parts),
    ...upkeepSteps(parts),
  ];
}

/**
 * Returns the tasks that evaluate alert rules for changed projects and withdraw notifications that
 * no longer apply.
 */
function evaluationSteps(parts: WorkerParts): SweepStep[] {
  const { database, clock, settings } = parts;
  let touchAgeMs = 0;
  return [
    { name: 'learn where the tracker is reached', run: () => learnAddress(database, settings) },
    {
      name: 'run a scan that was missed',
      run: async () => {
        await scanNow(parts);
      },
    },
    {
      name: 'judge touches whose bell was lost',
      async run() {
        await evaluateNow(parts, touchAgeMs);
        touchAgeMs = CHANGE_OLD_MS;
      },
    },
    {
      name: 'withdraw what is over',
      run: async () => {
        await withdrawStale(database, clock);
      },
    },
  ];
}

/**
 * Returns the tasks that enqueue jobs again when they are recorded as due in the database but were
 * lost from the queue.
 */
function queueSteps({ database, clock, queues }: WorkerParts): SweepStep[] {
  return [
    {
      name: 'ring for mails that are due',
      run: async () => {
        await Promise.all(
          (await dueMails(database, clock)).map((mailId) =>
            queues.enqueue(deliverMailJob, { mailId }),
          ),
        );
      },
    },
    {
      name: 'ring for messages that are due',
      run: async () => {
        await Promise.all(
          (await dueMessages(database, clock)).map((messageId) =>
            queues.enqueue(deliverMessageJob, { messageId }),
          ),
        );
      },
    },
    {
      name: 'ring for files of history that wait',
      run: async () => {
        await Promise.all(
          (await waitingImports(database)).map((importId) =>
            queues.enqueue(ledgerImportJob, { importId }),
          ),
        );
      },
    },
  ];
}

/**
 * Returns the tasks that restore a missing job schedule and detect faults of the program itself.
 */
function healthSteps(parts: WorkerParts): SweepStep[] {
  const { database, clock, queues, log } = parts;
  return [
    {
      name: 'put back a schedule that is gone',
      async run() {
        if (await queues.keepSchedule(dailyScanJob, {}, DAILY_SCAN, { replace: false }))
          log.warn({ schedule: DAILY_SCAN.id }, 'schedule.restored');
      },
    },
    resting(MINUTE_MS, {
      name: 'look for what is wrong',
      alsoWithoutRoom: true,
      async run() {
        const { mailIds } = await selfCheck(database, clock, parts.settings, parts.room.full());
        await Promise.all(mailIds.map((mailId) => queues.enqueue(deliverMailJob, { mailId })));
      },
    }),
  ];
}

/**
 * Returns the tasks that sign new audit log rows, make ledger checkpoints, and enqueue a due
 * verification.
 */
function proofSteps(parts: WorkerParts): SweepStep[] {
  const { database, clock, queues, settings } = parts;
  return [
    {
      name: 'seal the record',
      run: async () => {
        await signAuditBatches(database);
      },
    },
    { name: 'make a digest of the ledger that is due', run: () => makeDigest(parts) },
    resting(VERIFY_TRIGGERED_EVERY_MS, {
      name: 'ring for a verification that is due',
      async run() {
        const slotOn = await dueVerification(database, clock);
        if (slotOn) await queues.enqueue(verifyLedgerJob, { slotOn });
      },
    }),
    {
      name: 'tell that nobody verified the ledger',
      run: async () => {
        await triggerMails(
          parts,
          (await mailOverdueVerification(database, clock, settings)).map((mailId) => ({ mailId })),
        );
      },
    },
  ];
}

/**
 * Returns the tasks that record that the worker is alive and delete finished jobs and old
 * idempotency keys.
 */
function upkeepSteps({ database, queues, queueNames, files }: WorkerParts): SweepStep[] {
  const workerId = randomUUID();
  return [
    {
      name: 'give a sign of life',
      alsoWithoutRoom: true,
      run: () => noteSweep(database, workerId),
    },
    hourly({
      name: 'clear finished jobs',
      run: async () => {
        for (const queue of queueNames) await queues.clearFinished(queue, FINISHED_KEPT);
      },
    }),
    hourly({
      name: 'remove files whose upload never ended',
      alsoWithoutRoom: true,
      run: async () => {
        await files.removeUnfinished(new Date(Date.now() - UNFINISHED_KEPT_MS));
      },
    }),
    hourly({
      name: 'forget old idempotency keys',
      run: async () => {
        await forgetOldKeys(database, KEYS_KEPT_DAYS);
      },
    }),
  ];
}

/**
 * Makes the daily checkpoint of the ledger if it is due, and stores the newest checkpoint also as a
 * file outside the database. A later comparison with the file reveals a database that was restored
 * from an old backup.
 */
async function makeDigest(parts: WorkerParts): Promise<void> {
  const { database, clock, settings, digestKey, log } = parts;
  const kept = await saveCheckpointFile(database, clock, checkpointFolders(settings), settings);
  const made = await makeDueCheckpoint(database, clock, digestKey, settings);
  if (made && isSigned(made)) {
    log.info(
      { day: made.day, entries: made.entries, mails: made.mailIds.length },
      'ledger.digest-made',
    );
    await saveCheckpointFile(database, clock, checkpointFolders(settings), settings);
  } else if (made && made.mailIds.length > 0) log.error({ open: made.open }, 'ledger.contradicted');
  await triggerMails(
    parts,
    [...kept.mailIds, ...(made?.mailIds ?? [])].map((mailId) => ({ mailId })),
  );
}

/** Returns a task that does the same as `step`, but at most once an hour. */
const hourly = (step: SweepStep): SweepStep => resting(HOUR_MS, step);

/** Returns a task that does the same as `step`, but at most once in `restMs` milliseconds. */
function resting(restMs: number, step: SweepStep): SweepStep {
  let ranAt = -restMs;
  return {
    ...step,
    async run() {
      if (performance.now() - ranAt < restMs) return;
      await step.run();
      ranAt = performance.now();
    },
  };
}
