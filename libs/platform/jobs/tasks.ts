import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { forgetOldKeys } from '../database/idempotency.js';
import { DeclaredDomains } from '../declarations/declared-domains.js';
import { learnAddress } from '../last-times/tracker-address.js';
import { dueMails } from '../mail/deliver-mail.js';
import { ringForMails } from '../mail/ring-for-mails.js';
import { noteSweep } from '../queue/heartbeat.js';
import { type Sweeping, Sweeps } from '../queue/sweep-steps.js';
import { queuesOf } from '../queue/workers.js';
import { JobParts } from './job-parts.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long finished jobs are kept so that an administrator can inspect them. */
const FINISHED_KEPT = { completedMs: DAY_MS, failedMs: 30 * DAY_MS } as const;
/**
 * Number of days for which idempotency keys are kept. After that, a request with the same key is
 * executed again.
 */
const KEYS_KEPT_DAYS = 30;

/** Stores the address under which users reach the program, for the links in mails. */
@Injectable()
@Sweeps({ name: 'learn where the tracker is reached', stage: 'begin' })
export class LearnAddress implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    await learnAddress(this.parts.database, this.parts.settings);
  }
}

/** Enqueues the delivery of mails that are due but whose job was lost. */
@Injectable()
@Sweeps({ name: 'ring for mails that are due', stage: 'enqueue' })
export class RingForDueMails implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    const { database, clock, queues } = this.parts;
    await ringForMails(queues, await dueMails(database, clock));
  }
}

/** Restores the declared schedules that are missing in the queue. */
@Injectable()
@Sweeps({ name: 'put back a schedule that is gone', stage: 'watch' })
export class RestoreSchedules implements Sweeping {
  constructor(
    private readonly parts: JobParts,
    private readonly domains: DeclaredDomains,
  ) {}

  async run(): Promise<void> {
    const { queues, log } = this.parts;
    for (const { job, ...schedule } of this.domains.schedules())
      if (await queues.keepSchedule(job, {}, schedule, { replace: false }))
        log.warn({ schedule: schedule.id }, 'schedule.restored');
  }
}

/** Records that this worker process is alive. */
@Injectable()
@Sweeps({ name: 'give a sign of life', stage: 'tidy', alsoWithoutRoom: true })
export class GiveSignOfLife implements Sweeping {
  private readonly workerId = randomUUID();

  constructor(private readonly parts: JobParts) {}

  run(): Promise<void> {
    return noteSweep(this.parts.database, this.workerId);
  }
}

/** Deletes finished jobs from the queues of all domains. */
@Injectable()
@Sweeps({ name: 'clear finished jobs', stage: 'tidy', restMs: HOUR_MS })
export class ClearFinishedJobs implements Sweeping {
  constructor(
    private readonly parts: JobParts,
    private readonly domains: DeclaredDomains,
  ) {}

  async run(): Promise<void> {
    for (const queue of queuesOf(this.domains.jobs()))
      await this.parts.queues.clearFinished(queue, FINISHED_KEPT);
  }
}

/** Deletes old idempotency keys. */
@Injectable()
@Sweeps({ name: 'forget old idempotency keys', stage: 'tidy', restMs: HOUR_MS })
export class ForgetOldKeys implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    await forgetOldKeys(this.parts.database, KEYS_KEPT_DAYS);
  }
}
