import { Injectable } from '@nestjs/common';
import { JobParts } from '#platform/jobs';
import { ringForMails } from '#platform/mail';
import { type Sweeping, Sweeps } from '#platform/queue';
import { dueMessages } from '../commands/deliver-message.js';
import { selfCheck } from '../commands/self-check.js';
import { withdrawStale } from '../commands/withdraw-stale.js';
import { evaluateNow, scanNow } from './evaluate-now.js';
import { deliverMessageJob } from './jobs.js';

const MINUTE_MS = 60_000;
/**
 * Smallest age of a change event at which the sweeper evaluates it; younger ones are left to the
 * job that was enqueued with the change. The first run after the start evaluates all, because jobs
 * may have been lost while no worker ran.
 */
const CHANGE_OLD_MS = MINUTE_MS;

/**
 * Runs a daily evaluation that was missed. Comes before the evaluation of change events, so that
 * after the first start all alerts are announced in one mail.
 */
@Injectable()
@Sweeps({ name: 'run a scan that was missed', stage: 'evaluate' })
export class RunMissedScan implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    await scanNow(this.parts);
  }
}

/** Evaluates the change events whose job was lost. */
@Injectable()
@Sweeps({ name: 'evaluate changes whose job was lost', stage: 'evaluate' })
export class EvaluateMissedChanges implements Sweeping {
  private olderThanMs = 0;

  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    await evaluateNow(this.parts, this.olderThanMs);
    this.olderThanMs = CHANGE_OLD_MS;
  }
}

/** Withdraws notifications that no longer apply. */
@Injectable()
@Sweeps({ name: 'withdraw what is over', stage: 'evaluate' })
export class WithdrawStale implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    await withdrawStale(this.parts.database, this.parts.clock);
  }
}

/** Enqueues the delivery of messages that are due but whose job was lost. */
@Injectable()
@Sweeps({ name: 'ring for messages that are due', stage: 'enqueue' })
export class RingForDueMessages implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    const { database, clock, queues } = this.parts;
    await Promise.all(
      (await dueMessages(database, clock)).map((messageId) =>
        queues.enqueue(deliverMessageJob, { messageId }),
      ),
    );
  }
}

/** Looks for faults of the program itself and mails the administrators about new ones. */
@Injectable()
@Sweeps({
  name: 'look for what is wrong',
  stage: 'watch',
  restMs: MINUTE_MS,
  alsoWithoutRoom: true,
})
export class CheckOneself implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    const { database, clock, settings, room, queues } = this.parts;
    const { mailIds } = await selfCheck(database, clock, settings, room.full());
    await ringForMails(queues, mailIds);
  }
}
