import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { progressOf } from '../queries/progress-readings.js';
import { recordProgress } from '../commands/record-progress.js';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { findProject } from '#projects';
import {
  Can,
  CurrentActor,
  keyPart,
  pageOf,
  PageQueryOf,
  Idempotent,
  RecordIdPipe,
} from '#platform/http';
import {
  presentReading,
  ProgressReadingBody,
  ProgressReadingDto,
  ProgressReadingPageDto,
  readingOf,
} from './progress.dto.js';

/** Query parameters for one page of the list of progress readings. */
class ProgressQuery extends PageQueryOf([keyPart.day, keyPart.instant, keyPart.uuid]) {}

/**
 * Routes for readings of a project's physical progress (形象进度): the share of the work that is done.
 */
@ApiTags('milestones')
@Controller('api/projects/:id/progress-readings')
export class ProgressController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'How far the work was, newest day first; the first one holds' })
  @ApiOkResponse({ type: ProgressReadingPageDto })
  async listProgressReadings(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: ProgressQuery,
  ): Promise<ProgressReadingPageDto> {
    const key = query.cursor;
    const after = key && { readOn: key[0], recordedAt: key[1], id: key[2] };
    const rows = await this.database.read(actor.scope, async (tx) =>
      progressOf(tx, (await findProject(tx, id)).id, { after, limit: query.limit + 1 }),
    );
    return pageOf(rows, query.limit, presentReading, (row) => [
      row.readOn,
      row.recordedAt.toISOString(),
      row.id,
    ]);
  }

  @Post()
  @Can('progress.record', { of: 'project' })
  @Audited('progress.record')
  @ApiOperation({
    summary: 'Record how far the work is, in per cent and in words; earlier readings stay',
  })
  @ApiCreatedResponse({ type: ProgressReadingDto })
  async recordProgressReading(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ProgressReadingBody,
    @Idempotent('progress.record') request: RepeatableRequest | null,
  ): Promise<ProgressReadingDto> {
    const wanted = readingOf(body);
    const row = await recordProgress(this.database, this.clock, actor, {
      projectId: id,
      wanted,
      request,
    });
    return presentReading(row);
  }
}
