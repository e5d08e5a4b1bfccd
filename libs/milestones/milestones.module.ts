import { Module } from '@nestjs/common';
import { MilestonesController } from './http/milestones.controller.js';
import { ProgressController } from './http/progress.controller.js';

/** Module with the routes about milestones and progress readings. */
@Module({
  controllers: [MilestonesController, ProgressController],
})
export class MilestonesModule {}
