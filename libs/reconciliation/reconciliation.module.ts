import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { ReconciliationController } from './http/reconciliation.controller.js';
import { reconciliationDomain } from './reconciliation.declaration.js';

/** Module with the routes about figures that others report. */
@Module({
  controllers: [ReconciliationController],
  providers: [declares(reconciliationDomain)],
})
export class ReconciliationModule {}
