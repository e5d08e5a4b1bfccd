import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { RunWaitingImports } from './jobs/run-waiting-imports.js';
import { ImportsController } from './http/imports.controller.js';
import { returnsDomain } from './returns.declaration.js';

/** Module with the routes about imports of ledger history. */
@Module({
  controllers: [ImportsController],
  providers: [declares(returnsDomain), RunWaitingImports],
})
export class ReturnsModule {}
