import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Day } from '#values';
import { type LayersWhen, portfolioLayers, projectLayers } from '../queries/layers.js';
import {
  Can,
  type Call,
  CurrentActor,
  CurrentRequest,
  encodeCursor,
  RecordIdPipe,
} from '#platform/http';
import { AsKnownQuery } from '#budget/http';
import {
  LayersQuery,
  presentLayers,
  ProjectLayersDto,
  ProjectLayersPageDto,
} from './layers.dto.js';

/**
 * Comparison of a project's spending with three limits: the approved total, the year plan, and the
 * amount of the plan period.
 */
@ApiTags('budget')
@Controller('api')
export class LayersController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('reports/layers')
  @Can('project.read')
  @ApiOperation({
    summary:
      'The projects with the results of the three layers; each result names its inputs and what would turn it green',
  })
  @ApiOkResponse({ type: ProjectLayersPageDto })
  async listLayers(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() query: LayersQuery,
  ): Promise<ProjectLayersPageDto> {
    const key = query.cursor;
    const after = key && { flagship: key[0], columnNumber: key[1], itemNumber: key[2], id: key[3] };
    const { plan, column, kind, flagship, unitId, level, layer, limit } = query;
    const when = this.whenOf(query);
    const { items, next } = await this.database.read(actor.scope, (tx) =>
      portfolioLayers(tx, { plan, column, kind, flagship, unitId, level, layer }, when, {
        after,
        limit,
      }),
    );
    return {
      items: items.map((row) => presentLayers(row, when.asOf, language)),
      nextCursor:
        next && encodeCursor([next.flagship, next.columnNumber, next.itemNumber, next.id]),
    };
  }

  @Get('projects/:id/layers')
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'The three layers of one project' })
  @ApiOkResponse({ type: ProjectLayersDto })
  async getLayers(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: AsKnownQuery,
  ): Promise<ProjectLayersDto> {
    const when = this.whenOf(query);
    return presentLayers(
      await this.database.read(actor.scope, (tx) => projectLayers(tx, id, when)),
      when.asOf,
      language,
    );
  }

  private whenOf({ asOf, knownAt }: { asOf?: Day; knownAt?: Date }): LayersWhen {
    const today = this.clock.today();
    return { asOf: asOf ?? today, knownAt: knownAt ?? null, today };
  }
}
