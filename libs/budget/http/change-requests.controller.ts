import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { changeRequestStates, listChangeRequests } from '../queries/change-requests.js';
import type { Actor } from '#identity';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { findProject } from '#projects';
import {
  Can,
  CurrentActor,
  FormerRoute,
  keyPart,
  pageOf,
  PageQueryOf,
  IfMatch,
  Versioned,
  RecordIdPipe,
} from '#platform/http';
import {
  BudgetChangeRequestDetailDto,
  BudgetChangeRequestPageDto,
  ChangeRequestQuery,
  BudgetChangeRequestReturnDto,
  BudgetChangeRequestStatePageDto,
  BudgetChangeRequestWithdrawalDto,
  presentChangeRequest,
  presentChangeRequestState,
} from './change-request.dto.js';
import { BudgetChangeRequests } from './budget-change-requests.js';
import { DEPRECATED } from './deprecated.js';

/** Query parameters for one page of the history of a change request (the states it has had). */
class FilingStateQuery extends PageQueryOf([keyPart.whole]) {}

/**
 * Routes for budget change requests: what the rules of the budget say of each, and, for one version,
 * the routes that those of `/api/change-requests` replace.
 */
@ApiTags('budget')
@Controller('api')
export class ChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly services: BudgetChangeRequests,
  ) {}

  @Get('budget-filings')
  @Can('project.read')
  @FormerRoute(DEPRECATED)
  @ApiOperation({ summary: 'Now GET /api/change-requests', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestPageDto })
  async listBudgetFilings(
    @CurrentActor() actor: Actor,
    @Query() query: ChangeRequestQuery,
  ): Promise<BudgetChangeRequestPageDto> {
    return this.page(actor, query, undefined);
  }

  @Get('projects/:id/budget-filings')
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'Change requests about the money of a project, newest first' })
  @ApiOkResponse({ type: BudgetChangeRequestPageDto })
  async listProjectFilings(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: ChangeRequestQuery,
  ): Promise<BudgetChangeRequestPageDto> {
    return this.page(actor, query, id);
  }

  @Get('budget-filings/:id')
  @Can('project.read', { of: 'budget-filing' })
  @Versioned()
  @ApiOperation({
    summary:
      'One change request about money: what it would change, and what the rules require of it',
  })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  getBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.page(actor, id);
  }

  @Get('budget-filings/:id/states')
  @Can('project.read', { of: 'budget-filing' })
  @ApiOperation({
    summary: 'All states of a change request with its content in each, oldest first',
  })
  @ApiOkResponse({ type: BudgetChangeRequestStatePageDto })
  async listFilingStates(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: FilingStateQuery,
  ): Promise<BudgetChangeRequestStatePageDto> {
    const after = query.cursor?.[0] ?? 0;
    const rows = await this.database.read(actor.scope, (tx) =>
      changeRequestStates(tx, id, { after, limit: query.limit + 1 }),
    );
    return pageOf(rows, query.limit, presentChangeRequestState, (row) => [row.version]);
  }

  @Post('budget-filings/:id/submission')
  @Can('budget.file', { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.submit')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Now POST /api/change-requests/{id}/submission', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  submitBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.submit(actor, { id, versionRead });
  }

  @Post('budget-filings/:id/approval')
  @Can(['change-request.decide', 'budget.file'], { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.approve')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Now POST /api/change-requests/{id}/approval', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  approveBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.decide(actor, { id, versionRead }, { decision: 'approved' });
  }

  @Post('budget-filings/:id/return')
  @Can(['change-request.decide', 'budget.file'], { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.return')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Now POST /api/change-requests/{id}/return', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  returnBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason }: BudgetChangeRequestReturnDto,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.decide(actor, { id, versionRead }, { decision: 'returned', reason });
  }

  @Post('budget-filings/:id/withdrawal')
  @Can('budget.file', { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.withdraw')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Now POST /api/change-requests/{id}/withdrawal', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  withdrawBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason }: BudgetChangeRequestWithdrawalDto,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.withdraw(actor, { id, versionRead }, reason ?? null);
  }

  private async page(
    actor: Actor,
    { kind, state, cursor: key, limit }: ChangeRequestQuery,
    projectId: string | undefined,
  ): Promise<BudgetChangeRequestPageDto> {
    const after = key && { createdAt: key[0], id: key[1] };
    const rows = await this.database.read(actor.scope, async (tx) => {
      if (projectId !== undefined) await findProject(tx, projectId);
      return listChangeRequests(tx, { projectId, kind, state }, { after, limit: limit + 1 });
    });
    return pageOf(rows, limit, presentChangeRequest, (row) => [
      row.createdAt.toISOString(),
      row.id,
    ]);
  }
}
