import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { CompletionController } from './http/completion.controller.js';
import { ProceduresController } from './http/procedures.controller.js';
import { proceduresDomain } from './procedures.declaration.js';
import { ProcedureSubjects } from './queries/procedure-subjects.js';

/** Module with the routes of the domain `procedures`. */
@Module({
  controllers: [CompletionController, ProceduresController],
  providers: [declares(proceduresDomain), ProcedureSubjects],
})
export class ProceduresModule {}
