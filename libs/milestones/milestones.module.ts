import { Module } from '@nestjs/common';
import { MilestonesController } from './http/milestones.controller.js';
import { ProgressController } from './http/progress.controller.js';
import { MilestoneSubjects } from './queries/milestone-subjects.js';

/** Module with the routes about milestones and progress readings. */
@Module({
  controllers: [MilestonesController, ProgressController],
  providers: [MilestoneSubjects],
})
export class MilestonesModule {}
