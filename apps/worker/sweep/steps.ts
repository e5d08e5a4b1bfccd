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
  tellLapse,
  verifyLedgerJob,
} from '#finance/ledger';
import { ledgerImportJob, waitingImports } from '#finance/imports';
import { deliverMailJob, dueMails, forgetOldKeys, learnAddress, noteSweep } from '#platform';
import { QUEUES } from '../catalogue.js';
import { evaluateNow, scanNow } from '../jobs/handlers.js';
import { triggerMails } from '../jobs/trigger-mails.js';
import type { WorkerParts } from '../parts.js';
import type { SweepStep } from './sweeper.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Age below which the sweeper leaves change events to the queue's own jobs. At the worker's start
 * all are processed, because jobs that were enqueued while no worker ran may be lost.
 */
const CHANGE_OLD_MS = MINUTE_MS;
/** How long finished jobs are kept for inspection; failed ones are kept longer. */
const FINISHED_KEPT = { completedMs: DAY_MS, failedMs: 30 * DAY_MS } as const;
/**
 * Shortest interval at which a verification job is enqueued again while one is running. The second
 * job ends at once, because the run is locked.
 */
const VERIFY_TRIGGERED_EVERY_MS = 5 * MINUTE_MS;
/** Days for which idempotency keys are kept. Later, a repeated request counts as a new one. */
const KEYS_KEPT_DAYS = 30;

/**
 * Steps of the sweeper, in order. The scan comes before old change events: on a first start all
 * alerts are then announced in one mail.
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

/** Evaluates changed projects and withdraws alerts that no longer apply. */
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

/** Enqueues again the work that is recorded in the database but was lost from the queue. */
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

/** Restores the schedule and checks the program itself. */
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

/** Signs the audit log, makes ledger checkpoints and enqueues verifications. */
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
          (await tellLapse(database, clock, settings)).map((mailId) => ({ mailId })),
        );
      },
    },
  ];
}

/** Writes the heartbeat and deletes what is no longer needed. */
function upkeepSteps({ database, queues }: WorkerParts): SweepStep[] {
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
        for (const queue of QUEUES) await queues.clearFinished(queue, FINISHED_KEPT);
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
 * Makes the daily checkpoint, and ensures that the newest one is also stored outside the database.
 * Comparing the two reveals a database that was restored from an old backup.
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

/** A step that runs at most once an hour. */
const hourly = (step: SweepStep): SweepStep => resting(HOUR_MS, step);

/** A step that runs at most once in `restMs` milliseconds. */
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
