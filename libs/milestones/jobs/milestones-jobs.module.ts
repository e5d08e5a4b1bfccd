import { Module } from '@nestjs/common';
import { TellPlanDates } from './tell-plan-dates.js';

/** Module with the periodic task of the domain `milestones`. */
@Module({ providers: [TellPlanDates] })
export class MilestonesJobsModule {}
