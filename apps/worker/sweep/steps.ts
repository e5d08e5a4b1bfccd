import { randomUUID } from 'node:crypto';
import { DAILY_SCAN, dailyScanJob } from '#alerts';
import { sealRecords } from '#audit';
import { deliverMailJob, dueMails, forgetOldKeys, noteSweep } from '#platform';
import { QUEUES } from '../catalogue.js';
import { evaluateNow, scanNow } from '../jobs/handlers.js';
import type { WorkerParts } from '../parts.js';
import type { SweepStep } from './sweeper.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Touches younger than this are the bell's; at the start of a worker, whose bells nobody heard, all are its own. */
const TOUCH_OLD_MS = MINUTE_MS;
/** Finished jobs are kept for a look, failed ones longer. */
const FINISHED_KEPT = { completedMs: DAY_MS, failedMs: 30 * DAY_MS } as const;
/** After so long a repeat of a request is a new request. */
const KEYS_KEPT_DAYS = 30;

/** Everything the sweeper looks after, in order. The scan comes before old touches: on a first start it tells everything in one mail. */
export function sweepSteps(parts: WorkerParts): SweepStep[] {
  const { database, clock, queues, log } = parts;
  const workerId = randomUUID();
  let touchAgeMs = 0;
  return [
    { name: 'run a scan that was missed', run: async () => { await scanNow(parts); } },
    {
      name: 'judge touches whose bell was lost', async run() {
        await evaluateNow(parts, touchAgeMs);
        touchAgeMs = TOUCH_OLD_MS;
      },
    },
    { name: 'ring for mails that are due', run: async () => { await Promise.all((await dueMails(database, clock)).map((mailId) => queues.ring(deliverMailJob, { mailId }))); } },
    {
      name: 'put back a schedule that is gone', async run() {
        if (await queues.keepSchedule(dailyScanJob, {}, DAILY_SCAN, { replace: false })) log.warn({ schedule: DAILY_SCAN.id }, 'schedule.restored');
      },
    },
    { name: 'seal the record', run: async () => { await sealRecords(database); } },
    { name: 'give a sign of life', run: () => noteSweep(database, workerId) },
    hourly({ name: 'clear finished jobs', run: async () => { for (const queue of QUEUES) await queues.clearFinished(queue, FINISHED_KEPT); } }),
    hourly({ name: 'forget old idempotency keys', run: async () => { await forgetOldKeys(database, KEYS_KEPT_DAYS); } }),
  ];
}

/** A step that is in no hurry. */
function hourly(step: SweepStep): SweepStep {
  let ranAt = -HOUR_MS;
  return {
    name: step.name, async run() {
      if (performance.now() - ranAt < HOUR_MS) return;
      await step.run();
      ranAt = performance.now();
    },
  };
}
