import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { FindingsController } from './http/findings.controller.js';
import { ItemsController } from './http/items.controller.js';
import { FindingSubjects } from './queries/finding-subjects.js';
import { ItemSubjects } from './queries/item-subjects.js';
import { supervisionDomain } from './supervision.declaration.js';

/** Module with the routes about supervision (督办) and audit findings. */
@Module({
  controllers: [FindingsController, ItemsController],
  providers: [declares(supervisionDomain), FindingSubjects, ItemSubjects],
})
export class SupervisionModule {}
