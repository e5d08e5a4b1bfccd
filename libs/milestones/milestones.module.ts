import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { DerivedMilestonesController } from './http/derived-milestones.controller.js';
import { MilestoneChangesWithForm } from './http/milestone-changes-form.js';
import { MoveLimitsController } from './http/move-limits.controller.js';
import { MilestonesController } from './http/milestones.controller.js';
import { ProgressController } from './http/progress.controller.js';
import { ScheduleController } from './http/schedule.controller.js';
import { MilestoneSubjects } from './queries/milestone-subjects.js';
import { milestonesDomain } from './milestones.declaration.js';

/** Module with the routes about milestones and progress readings. */
@Module({
  controllers: [
    MilestonesController,
    DerivedMilestonesController,
    MoveLimitsController,
    ProgressController,
    ScheduleController,
  ],
  providers: [declares(milestonesDomain), MilestoneSubjects, MilestoneChangesWithForm],
})
export class MilestonesModule {}
