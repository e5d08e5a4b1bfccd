import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { FindingsController } from './http/findings.controller.js';
import { FindingSubjects } from './queries/finding-subjects.js';
import { supervisionDomain } from './supervision.declaration.js';

/** Module with the routes about audit findings. */
@Module({
  controllers: [FindingsController],
  providers: [declares(supervisionDomain), FindingSubjects],
})
export class SupervisionModule {}
