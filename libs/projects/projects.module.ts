import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { ApprovalRegimeController } from './http/approval-regime.controller.js';
import { CodesController } from './http/codes.controller.js';
import { ProjectChangesWithForm } from './http/project-changes-form.js';
import {
  ProjectTransferController,
  TransferChangesWithForm,
} from './http/project-transfer.controller.js';
import { RegisterController } from './http/register.controller.js';
import { StageChangesWithForm, StageMovesController } from './http/stage-moves.controller.js';
import { TransferController } from './http/transfer.controller.js';
import { ProjectFinder } from './queries/project-finder.js';
import { ProjectSubjects } from './queries/project-subjects.js';
import { projectsDomain } from './projects.declaration.js';

/** Module with the routes about the register of projects. */
@Module({
  controllers: [
    ApprovalRegimeController,
    CodesController,
    ProjectTransferController,
    RegisterController,
    StageMovesController,
    TransferController,
  ],
  providers: [
    declares(projectsDomain),
    ProjectFinder,
    ProjectSubjects,
    ProjectChangesWithForm,
    StageChangesWithForm,
    TransferChangesWithForm,
  ],
})
export class ProjectsModule {}
