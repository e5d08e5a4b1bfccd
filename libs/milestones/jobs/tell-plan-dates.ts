import { Injectable } from '@nestjs/common';
import { JobParts } from '#platform/jobs';
import { ringForMails } from '#platform/mail';
import { type Sweeping, Sweeps } from '#platform/queue';
import { tellPlanDates } from '../commands/tell-plan-dates.js';

/** Mails managers once, after a plan was loaded, that its days wait to be verified. */
@Injectable()
@Sweeps({ name: 'tell of days that no plan states', stage: 'prove' })
export class TellPlanDates implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    const { database, clock, settings, queues } = this.parts;
    await ringForMails(queues, await tellPlanDates(database, clock, settings));
  }
}
