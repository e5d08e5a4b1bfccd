import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { endSavedReport } from '../commands/end-saved-report.js';
import { reopenReport, savedReports } from '../queries/saved-reports.js';
import { saveReport } from '../commands/save-report.js';
import { FIRST_GROUPS } from '../rules/spend-question.js';
import {
  Can,
  CurrentActor,
  pageOf,
  NewestFirstQuery,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
} from '#platform/http';
import {
  NewSavedReportDto,
  presentReopened,
  presentSavedReport,
  ReopenedReportDto,
  SavedReportDto,
  SavedReportPageDto,
} from './saved-report.dto.js';

/**
 * Spend reports that a person has saved under a name, in order to check later whether the result is
 * still the same.
 */
@ApiTags('reports')
@Controller('api/saved-reports')
export class SavedReportsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Can('report.spend')
  @ApiOperation({ summary: 'The caller’s own saved reports, newest first' })
  @ApiOkResponse({ type: SavedReportPageDto })
  async listSavedReports(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key }: NewestFirstQuery,
  ): Promise<SavedReportPageDto> {
    const after = key && { savedAt: key[0], id: key[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      savedReports(tx, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentSavedReport, (row) => [row.savedAt.toISOString(), row.id]);
  }

  @Post()
  @Can('report.spend')
  @Audited('report.save')
  @LocatedAt(({ id }: SavedReportDto) => `/api/saved-reports/${id}`)
  @ApiOperation({
    summary:
      'Keep a question for a spend report, pinned to its instant, with the hash of what it answers',
  })
  @ApiCreatedResponse({ type: SavedReportDto })
  async saveReport(
    @CurrentActor() actor: Actor,
    @Body() body: NewSavedReportDto,
    @Idempotent('report.save') request: RepeatableRequest | null,
  ): Promise<SavedReportDto> {
    const { name, period, knownAt, groupBy, projectId, renderer } = body;
    const saved = await saveReport(this.database, actor, {
      name,
      question: {
        period,
        knownAt: knownAt ?? null,
        groupBy: groupBy ?? FIRST_GROUPS,
        projectId: projectId ?? undefined,
        renderer: renderer ?? undefined,
      },
      request,
    });
    return presentSavedReport(saved);
  }

  @Get(':id')
  @Can('report.spend')
  @ApiOperation({
    summary:
      'Calculate a saved report again as of its instant, and state whether the result is the same',
  })
  @ApiOkResponse({ type: ReopenedReportDto })
  async reopenSavedReport(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ReopenedReportDto> {
    return presentReopened(await reopenReport(this.database, actor, id));
  }

  @Delete(':id')
  @Can('report.spend')
  @Audited('report.end')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a saved report from one’s list; its parameters and hash are kept',
  })
  @ApiNoContentResponse()
  async endSavedReport(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<void> {
    await endSavedReport(this.database, actor, id);
  }
}
