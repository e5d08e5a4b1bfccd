import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { fileForecast } from '#budget';
import { type Actor, namesOf } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { finalCost } from '../queries/final-cost.js';
import {
  Can,
  type Call,
  CurrentActor,
  CurrentRequest,
  Idempotent,
  RecordIdPipe,
} from '#platform/http';
import { AsKnownQuery } from '#budget/http';
import {
  CompletionForecastBody,
  CompletionForecastDto,
  FinalCostDto,
  forecastOf,
  presentFinalCost,
  presentForecast,
} from './final-cost.dto.js';

/** Expected cost of a project at completion: forecasts by officers, and calculated values. */
@ApiTags('budget')
@Controller('api/projects/:id')
export class FinalCostController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('final-cost')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary:
      'The officer’s forecast at completion, beside the run rate and, labelled, the outside view',
  })
  @ApiOkResponse({ type: FinalCostDto })
  async getFinalCost(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: AsKnownQuery,
  ): Promise<FinalCostDto> {
    const when = { asOf: query.asOf ?? this.clock.today(), knownAt: query.knownAt ?? null };
    const { cost, names } = await this.database.read(actor.scope, async (tx) => {
      const found = await finalCost(tx, id, when);
      return {
        cost: found,
        names: await namesOf(
          tx,
          found.history.map(({ filedBy }) => filedBy),
        ),
      };
    });
    return presentFinalCost(cost, names, language);
  }

  @Post('completion-forecasts')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.forecast')
  @ApiOperation({ summary: 'File what the project will cost in the end; earlier forecasts stay' })
  @ApiCreatedResponse({ type: CompletionForecastDto })
  async fileCompletionForecast(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: CompletionForecastBody,
    @Idempotent('budget.forecast') request: RepeatableRequest | null,
  ): Promise<CompletionForecastDto> {
    const row = await fileForecast(this.database, this.clock, actor, {
      projectId: id,
      wanted: forecastOf(body),
      request,
    });
    return presentForecast(
      row,
      await this.database.read(actor.scope, (tx) => namesOf(tx, [row.filedBy])),
    );
  }
}
