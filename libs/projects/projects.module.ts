import { Module } from '@nestjs/common';
import { ApprovalRegimeController } from './http/approval-regime.controller.js';
import { CodesController } from './http/codes.controller.js';
import { DocumentsController } from './http/documents.controller.js';
import { TransferController } from './http/transfer.controller.js';

/** Module with the routes about the register of projects. */
@Module({
  controllers: [ApprovalRegimeController, CodesController, DocumentsController, TransferController],
})
export class ProjectsModule {}
