import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { endParentage, relateProject } from '#projects';
import { budgetTotals, projectFamily } from '../queries/budget-totals.js';
import { Can, CurrentActor, Idempotent, RecordIdPipe } from '#platform/http';
import { AsKnownQuery } from '#budget/http';
import {
  BudgetTotalsDto,
  BudgetTotalsQuery,
  ParentageBody,
  ParentageDto,
  ParentageEndBody,
  parentageOf,
  presentFamily,
  presentParentage,
  presentTotals,
  ProjectFamilyDto,
} from './family.dto.js';

/** Parent projects and sub-projects, and totals in which no amount is counted twice. */
@ApiTags('budget')
@Controller('api')
export class FamilyController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('reports/budget-totals')
  @Can('project.read')
  @ApiOperation({
    summary:
      'Cost and planned spending of the portfolio in the plan period; each total states its coverage',
  })
  @ApiOkResponse({ type: BudgetTotalsDto })
  async getBudgetTotals(
    @CurrentActor() actor: Actor,
    @Query() { asOf, knownAt, ...filter }: BudgetTotalsQuery,
  ): Promise<BudgetTotalsDto> {
    const when = { asOf: asOf ?? this.clock.today(), knownAt: knownAt ?? null };
    return presentTotals(
      await this.database.read(actor.scope, (tx) =>
        budgetTotals(tx, filter, when, actor.scope.sees),
      ),
    );
  }

  @Get('projects/:id/family')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary: 'The parent and the parts of a project, and whether the parts make up the whole',
  })
  @ApiOkResponse({ type: ProjectFamilyDto })
  async getFamily(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: AsKnownQuery,
  ): Promise<ProjectFamilyDto> {
    const when = { asOf: query.asOf ?? this.clock.today(), knownAt: query.knownAt ?? null };
    return presentFamily(
      await this.database.read(actor.scope, (tx) => projectFamily(tx, id, when)),
    );
  }

  @Post('projects/:id/parents')
  @Can('project.relate', { of: 'project' })
  @Audited('project.relate')
  @ApiOperation({ summary: 'Record of which project this one is a part' })
  @ApiCreatedResponse({ type: ParentageDto })
  async relateProject(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ParentageBody,
    @Idempotent('project.relate') request: RepeatableRequest | null,
  ): Promise<ParentageDto> {
    const row = await relateProject(this.database, actor, {
      projectId: id,
      wanted: parentageOf(body),
      request,
    });
    return presentParentage(row);
  }

  @Post('projects/:id/parents/:linkId/end')
  @Can('project.relate', { of: 'project' })
  @Audited('project.unrelate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'End a project’s being part of another one with a day, the last on which it was',
  })
  @ApiOkResponse({ type: ParentageDto })
  async endParentage(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Param('linkId', RecordIdPipe) linkId: string,
    @Body() { endedOn }: ParentageEndBody,
  ): Promise<ParentageDto> {
    const row = await endParentage(this.database, this.clock, actor, {
      projectId: id,
      linkId,
      endedOn,
    });
    return presentParentage(row);
  }
}
