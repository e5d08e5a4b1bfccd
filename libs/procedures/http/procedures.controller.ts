import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  Idempotent,
  LocatedAt,
  pageOf,
  RecordIdPipe,
  wholeList,
} from '#platform/http';
import { findProject } from '#projects';
import { createProcedure } from '../commands/create-procedure.js';
import { recordStep } from '../commands/record-step.js';
import { departmentLoads } from '../queries/department-load.js';
import { listProcedures, procedureDetail, proceduresOf } from '../queries/procedures.js';
import {
  DepartmentLoadPageDto,
  NewProcedureDto,
  presentLoad,
  presentProcedure,
  ProcedureDto,
  ProcedurePageDto,
  ProcedureQuery,
  ProcedureStepDto,
} from './procedure.dto.js';

/**
 * Routes for the procedures of projects before the start of works (前期手续). The department that
 * handles a procedure sees that procedure, without the project, until it ends.
 */
@ApiTags('procedures')
@Controller('api')
export class ProceduresController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('projects/:id/procedures')
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'Procedures of a project, in the order in which they were entered' })
  @ApiOkResponse({ type: ProcedurePageDto })
  async listProjectProcedures(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ProcedurePageDto> {
    const rows = await this.database.read(actor.scope, async (tx) =>
      proceduresOf(tx, (await findProject(tx, id)).id, this.clock.today()),
    );
    return wholeList(rows.map(presentProcedure));
  }

  @Post('projects/:id/procedures')
  @Can('procedure.create', { of: 'project' })
  @Audited('procedure.create')
  @LocatedAt(({ id }: ProcedureDto) => `/api/procedures/${id}`)
  @ApiOperation({ summary: 'Enter a procedure of a project, with the steps it has gone through' })
  @ApiCreatedResponse({ type: ProcedureDto })
  async createProcedure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() body: NewProcedureDto,
    @Idempotent('procedure.create') request: RepeatableRequest | null,
  ): Promise<ProcedureDto> {
    return presentProcedure(
      await createProcedure(this.database, this.clock, actor, { projectId, wanted: body, request }),
    );
  }

  @Get('procedures')
  @Can('project.read')
  @ApiOperation({
    summary: 'Procedures of the projects one may see, and those one’s organisation handles',
  })
  @ApiOkResponse({ type: ProcedurePageDto })
  async listProcedures(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key, ...filter }: ProcedureQuery,
  ): Promise<ProcedurePageDto> {
    const after = key && { recordedAt: key[0], id: key[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      listProcedures(tx, filter, { after, limit: limit + 1, today: this.clock.today() }),
    );
    return pageOf(rows, limit, presentProcedure, (row) => [row.recordedAt.toISOString(), row.id]);
  }

  @Get('procedures/departments')
  @Can('project.read')
  @ApiOperation({
    summary: 'What each department holds and how often it was late, of the procedures one may see',
  })
  @ApiOkResponse({ type: DepartmentLoadPageDto })
  async listDepartmentLoads(@CurrentActor() actor: Actor): Promise<DepartmentLoadPageDto> {
    const loads = await this.database.read(actor.scope, (tx) =>
      departmentLoads(tx, this.clock.today()),
    );
    return wholeList(loads.map(presentLoad));
  }

  @Get('procedures/:id')
  @Can('project.read', { of: 'procedure' })
  @ApiOperation({ summary: 'One procedure, for who sees its project and for its department' })
  @ApiOkResponse({ type: ProcedureDto })
  async getProcedure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ProcedureDto> {
    return presentProcedure(
      await this.database.read(actor.scope, (tx) => procedureDetail(tx, id, this.clock.today())),
    );
  }

  @Post('procedures/:id/steps')
  @Can('procedure.record', { of: 'procedure' })
  @Audited('procedure.record')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Record a step of a procedure, for the organisation of the project or the department',
  })
  @ApiOkResponse({ type: ProcedureDto })
  async recordProcedureStep(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { step, on, note }: ProcedureStepDto,
    @Idempotent('procedure.record') request: RepeatableRequest | null,
  ): Promise<ProcedureDto> {
    return presentProcedure(
      await recordStep(this.database, this.clock, actor, {
        id,
        step: { step, on, note: note ?? null },
        request,
      }),
    );
  }
}
