import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { chooseFigure, costChain } from '#budget';
import { type Actor, namesOf } from '#identity';
import { Clock, Database } from '#platform';
import { type Call, CurrentActor, CurrentRequest, repeatable } from '../http/call.js';
import { RecordIdPipe } from '../http/record-id.js';
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
import { ChangeRequestDetailDto } from './change-request.dto.js';
import { BudgetChangeRequests } from './budget-change-requests.js';

/**
 * Costs of a project as they were set at each stage: estimate, approved estimate, adjustments,
 * contracts, settlement and final account.
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
  @ApiOperation({ summary: 'Begin to file a figure of the cost chain' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ChangeRequestDetailDto })
  draftCostFigure(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: CostFigureDto,
  ): Promise<ChangeRequestDetailDto> {
    return this.services.draft(actor, call, id, { kind: 'cost', content: costFigureOf(body) });
  }

  @Put('cost-filings/:id')
  @ApiOperation({ summary: 'Replace what a draft, or a returned filing, says of cost' })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOkResponse({ type: ChangeRequestDetailDto })
  changeCostFigure(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: CostFigureDto,
  ): Promise<ChangeRequestDetailDto> {
    return this.services.change(actor, call, id, { kind: 'cost', content: costFigureOf(body) });
  }

  @Post('projects/:id/cost-choices')
  @ApiOperation({ summary: 'Decide which of several figures about the same thing counts' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: CostChoiceDto })
  async chooseCostFigure(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: FigureChoiceDto,
  ): Promise<CostChoiceDto> {
    const choice = { recordId: body.recordId ?? null, reason: body.reason };
    const row = await chooseFigure(this.database, this.clock, actor, {
      projectId: id,
      choice,
      request: repeatable(call, actor, 'budget.choose', { id, ...choice }),
    });
    return presentChoice(
      row,
      await this.database.read(actor.scope, (tx) => namesOf(tx, [row.chosenBy])),
    );
  }
}
