import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { ApprovalRegimeController } from './http/approval-regime.controller.js';
import { CodesController } from './http/codes.controller.js';
import { TransferController } from './http/transfer.controller.js';
import { ProjectSubjects } from './queries/project-subjects.js';
import { projectsDomain } from './projects.declaration.js';

/** Module with the routes about the register of projects. */
@Module({
  controllers: [ApprovalRegimeController, CodesController, TransferController],
  providers: [declares(projectsDomain), ProjectSubjects],
})
export class ProjectsModule {}
