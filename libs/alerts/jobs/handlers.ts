import { Injectable } from '@nestjs/common';
import { JobParts } from '#platform/jobs';
import { deliverMail, deliverMailJob, type Delivery } from '#platform/mail';
import { HandlesJob, type JobRunner } from '#platform/queue';
import { ChannelKeys, deliverMessage, digestOfMessage } from '../commands/deliver-message.js';
import { withdrawStale } from '../commands/withdraw-stale.js';
import { evaluateNow, scanNow } from './evaluate-now.js';
import { dailyScanJob, deliverMessageJob, evaluateAlertsJob, type MessageRef } from './jobs.js';

/** Evaluates the projects whose data changed. */
@Injectable()
@HandlesJob(evaluateAlertsJob)
export class EvaluateAlerts implements JobRunner {
  constructor(private readonly parts: JobParts) {}

  run(): Promise<object> {
    return evaluateNow(this.parts);
  }
}

/** Runs today's scan, unless it has been run already. */
@Injectable()
@HandlesJob(dailyScanJob)
export class RunDailyScan implements JobRunner {
  constructor(private readonly parts: JobParts) {}

  run(): Promise<object> {
    return scanNow(this.parts);
  }
}

/**
 * Sends a mail, unless it is out of date or its recipient may no longer see the content. The job is
 * declared by the platform, which cannot know this; therefore the domain of the alerts handles it.
 */
@Injectable()
@HandlesJob(deliverMailJob)
export class DeliverMail implements JobRunner<{ mailId: string }> {
  constructor(private readonly parts: JobParts) {}

  async run({ mailId }: { mailId: string }): Promise<Delivery> {
    const { database, clock, mailer } = this.parts;
    await withdrawStale(database, clock, mailId);
    return deliverMail(database, clock, mailer, mailId);
  }
}

/**
 * Sends a message to a notification channel, such as a webhook, unless the message is out of date
 * or its recipient may no longer see the content.
 */
@Injectable()
@HandlesJob(deliverMessageJob)
export class DeliverMessage implements JobRunner<MessageRef> {
  constructor(
    private readonly parts: JobParts,
    private readonly keys: ChannelKeys,
  ) {}

  async run({ messageId }: MessageRef): Promise<Delivery> {
    const { database, clock } = this.parts;
    const digestId = await digestOfMessage(database, messageId);
    if (digestId !== null) await withdrawStale(database, clock, digestId);
    return deliverMessage(database, clock, this.keys, messageId);
  }
}
