import { Module } from '@nestjs/common';
import { RunWaitingImports } from './jobs/run-waiting-imports.js';
import { ImportsController } from './http/imports.controller.js';

/** Module with the routes about imports of ledger history. */
@Module({
  controllers: [ImportsController],
  providers: [RunWaitingImports],
})
export class ReturnsModule {}
