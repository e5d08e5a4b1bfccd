import { Module } from '@nestjs/common';
import { FindingsController } from './http/findings.controller.js';
import { FindingSubjects } from './queries/finding-subjects.js';

/** Module with the routes about audit findings. */
@Module({
  controllers: [FindingsController],
  providers: [FindingSubjects],
})
export class SupervisionModule {}
