import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { placeOfChangeRequest } from '#approvals/http';
import { chooseFigure } from '../commands/choose-figure.js';
import { costChain } from '../queries/cost-chain.js';
import { type Actor, namesOf } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  type Call,
  CurrentActor,
  Filing,
  FormerRoute,
  CurrentRequest,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
  type RequestedFiling,
} from '#platform/http';
import {
  AsKnownQuery,
  CostChainDto,
  CostChoiceDto,
  FigureChoiceDto,
  peopleOfChain,
  presentChain,
  presentChoice,
} from './cost-chain.dto.js';
import { CostFigureDto, costFigureOf } from './cost-change-request.dto.js';
import { BudgetChangeRequestDetailDto } from './change-request.dto.js';
import { DEPRECATED } from './deprecated.js';
import { BudgetChangeRequests } from './budget-change-requests.js';

/**
 * Routes for the costs of a project as they were set at each stage: estimate, approved estimate,
 * adjustments, contracts, settlement and final account.
 */
@ApiTags('budget')
@Controller('api')
export class CostChainController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly services: BudgetChangeRequests,
  ) {}

  @Get('projects/:id/cost-chain')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary:
      'Every figure of what a project costs, beside the plan’s, with baselines and variances',
  })
  @ApiOkResponse({ type: CostChainDto })
  async getCostChain(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: AsKnownQuery,
  ): Promise<CostChainDto> {
    const when = { asOf: query.asOf ?? this.clock.today(), knownAt: query.knownAt ?? null };
    const { chain, names } = await this.database.read(actor.scope, async (tx) => {
      const found = await costChain(tx, id, when);
      return { chain: found, names: await namesOf(tx, peopleOfChain(found)) };
    });
    return presentChain(chain, names, language);
  }

  @Post('projects/:id/cost-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.submit')
  @HttpCode(202)
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary: 'File a figure of the cost chain; it counts when another person approves it',
  })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: BudgetChangeRequestDetailDto })
  draftCostFigure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: CostFigureDto,
    @Filing('budget.draft.cost') filing: RequestedFiling,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.file(actor, id, { kind: 'cost', content: costFigureOf(body) }, filing);
  }

  @Put('cost-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.edit')
  @Versioned()
  @ApiOperation({ summary: 'Now PATCH /api/change-requests/{id}', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeCostFigure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: CostFigureDto,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, { id, versionRead }, 'cost', body);
  }

  @Post('projects/:id/cost-choices')
  @Can('filing.approve', { of: 'project' })
  @Audited('budget.choose')
  @ApiOperation({ summary: 'Decide which of several figures about the same thing counts' })
  @ApiCreatedResponse({ type: CostChoiceDto })
  async chooseCostFigure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: FigureChoiceDto,
    @Idempotent('budget.choose') request: RepeatableRequest | null,
  ): Promise<CostChoiceDto> {
    const choice = { recordId: body.recordId ?? null, reason: body.reason };
    const row = await chooseFigure(this.database, this.clock, actor, {
      projectId: id,
      choice,
      request,
    });
    return presentChoice(
      row,
      await this.database.read(actor.scope, (tx) => namesOf(tx, [row.chosenBy])),
    );
  }
}
