import { Module } from '@nestjs/common';
import { ProcessImport, RingForWaitingImports } from './process-import.js';

/** Module with the job of the domain `returns` and the task that enqueues it again. */
@Module({ providers: [ProcessImport, RingForWaitingImports] })
export class ReturnsJobsModule {}
