import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { listGaps } from '../queries/rule-gaps.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Can, type Call, CurrentActor, CurrentRequest, pageOf } from '#platform/http';
import { GapPageDto, GapQuery, presentGap } from './gap.dto.js';

/** Alert rules that could not be evaluated for a project, and the data that is missing. */
@ApiTags('alerts')
@Controller('api/rule-gaps')
export class GapsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('project.read')
  @ApiOperation({
    summary:
      'Rules that could not be evaluated: data are missing, or the source of the thresholds says nothing about the case',
  })
  @ApiOkResponse({ type: GapPageDto })
  async listGaps(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() { limit, cursor: after, ...filters }: GapQuery,
  ): Promise<GapPageDto> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listGaps(tx, filters, { limit: limit + 1, after }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentGap(row, this.clock.today(), language),
      (row) => [row.projectId, row.rule, row.subjectId],
    );
  }
}
