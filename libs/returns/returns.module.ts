import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { RunWaitingImports } from './jobs/run-waiting-imports.js';
import { ImportsController } from './http/imports.controller.js';
import { ReturnChangesWithForm, ReturnsController } from './http/returns.controller.js';
import { WorkbookController } from './http/workbook.controller.js';
import { returnsDomain } from './returns.declaration.js';

/** Module with the routes about monthly returns and about imports of ledger history. */
@Module({
  controllers: [ImportsController, WorkbookController, ReturnsController],
  providers: [declares(returnsDomain), RunWaitingImports, ReturnChangesWithForm],
})
export class ReturnsModule {}
