import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, CurrentActor, Idempotent, pageOf, RecordIdPipe } from '#platform/http';
import { findProject } from '#projects';
import { explainDifference, recordFigure } from '../commands/record-figure.js';
import { externalIdsOf, setExternalIds } from '../commands/set-external-ids.js';
import { reconciliation } from '../queries/reconciliation.js';
import {
  DifferenceReasonBody,
  DifferenceReasonDto,
  ExternalIdListDto,
  presentExternalIds,
  presentFigure,
  presentReason,
  presentReconciled,
  ReconciliationPageDto,
  ReconciliationQuery,
  ReportedFigureBody,
  ReportedFigureDto,
} from './reconciliation.dto.js';

/**
 * Routes for what others report of a project's month, side by side with the ledger: statistics, the
 * treasury, and what an audit found. No sum mixes them.
 */
@ApiTags('reconciliation')
@Controller('api')
export class ReconciliationController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('reports/reconciliation')
  @Can('project.read')
  @ApiOperation({ summary: 'Investment projects with the figures of a month from each reporter' })
  @ApiOkResponse({ type: ReconciliationPageDto })
  async listReconciliation(
    @CurrentActor() actor: Actor,
    @Query() { month, series = 'completed', differs = false, limit, cursor }: ReconciliationQuery,
  ): Promise<ReconciliationPageDto> {
    const after = cursor && { name: cursor[0], id: cursor[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      reconciliation(tx, { month, series, differs, after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentReconciled, (row) => [row.projectName, row.projectId]);
  }

  @Post('projects/:id/reported-figures')
  @Can('reported-figure.record', { of: 'project' })
  @Audited('reported-figure.record')
  @ApiOperation({ summary: 'Record what another reporter states of a month; earlier figures stay' })
  @ApiCreatedResponse({ type: ReportedFigureDto })
  async recordReportedFigure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() { method, ...figure }: ReportedFigureBody,
    @Idempotent('reported-figure.record') request: RepeatableRequest | null,
  ): Promise<ReportedFigureDto> {
    const row = await recordFigure(this.database, this.clock, actor, {
      projectId,
      figure: { ...figure, method: method ?? null },
      request,
    });
    return presentFigure(row);
  }

  @Post('projects/:id/difference-reasons')
  @Can('reported-figure.record', { of: 'project' })
  @Audited('difference.explain')
  @ApiOperation({ summary: 'Record why the figures of a month differ; the newest reason counts' })
  @ApiCreatedResponse({ type: DifferenceReasonDto })
  async recordDifferenceReason(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() reason: DifferenceReasonBody,
    @Idempotent('difference.explain') request: RepeatableRequest | null,
  ): Promise<DifferenceReasonDto> {
    const { database, clock } = this;
    return presentReason(
      await explainDifference(database, clock, actor, { projectId, reason, request }),
    );
  }

  @Get('projects/:id/external-ids')
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'Ids by which other systems know a project' })
  @ApiOkResponse({ type: ExternalIdListDto })
  async listExternalIds(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ExternalIdListDto> {
    const rows = await this.database.read(actor.scope, async (tx) =>
      externalIdsOf(tx, (await findProject(tx, id)).id),
    );
    return presentExternalIds(rows);
  }

  @Put('projects/:id/external-ids')
  @Can('external-id.set', { of: 'project' })
  @Audited('external-id.set')
  @ApiOperation({ summary: 'Replace the ids by which other systems know a project' })
  @ApiOkResponse({ type: ExternalIdListDto })
  async replaceExternalIds(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { items }: ExternalIdListDto,
  ): Promise<ExternalIdListDto> {
    return presentExternalIds(await setExternalIds(this.database, actor, id, items));
  }
}
