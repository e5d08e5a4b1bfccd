import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { approveChangeRequest, returnChangeRequest } from '../commands/decide-change-request.js';
import {
  changeRequestPage,
  changeRequestStates,
  listChangeRequests,
} from '../queries/change-requests.js';
import { submitChangeRequest } from '../commands/submit-change-request.js';
import { withdrawChangeRequest } from '../commands/withdraw-change-request.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { findProject } from '#projects';
import {
  Can,
  CurrentActor,
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
  presentChangeRequestPage,
  presentChangeRequestState,
} from './change-request.dto.js';

/** Query parameters for one page of the history of a change request (the states it has had). */
class FilingStateQuery extends PageQueryOf([keyPart.whole]) {}

/**
 * Routes for budget change requests. One person drafts and submits a request; another person
 * approves it, or returns it with a reason.
 */
@ApiTags('budget')
@Controller('api')
export class ChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('budget-filings')
  @Can('project.read')
  @ApiOperation({
    summary:
      'Change requests of the projects that the caller may see, newest first; `state=submitted` lists those that wait for a decision',
  })
  @ApiOkResponse({ type: BudgetChangeRequestPageDto })
  async listBudgetFilings(
    @CurrentActor() actor: Actor,
    @Query() query: ChangeRequestQuery,
  ): Promise<BudgetChangeRequestPageDto> {
    return this.page(actor, query, undefined);
  }

  @Get('projects/:id/budget-filings')
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'Change requests about a project, newest first' })
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
    summary: 'One change request: what it would change, and what the rules require of it',
  })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  async getBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<BudgetChangeRequestDetailDto> {
    const page = await this.database.read(actor.scope, (tx) =>
      changeRequestPage(tx, id, this.clock.today()),
    );
    return presentChangeRequestPage(page);
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
  @Audited('budget.submit')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Submit a draft or returned change request for decision' })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  async submitBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    await submitChangeRequest(this.database, this.clock, actor, {
      id,
      versionRead,
    });
    return this.moved(actor, id);
  }

  @Post('budget-filings/:id/approval')
  @Can(['filing.approve', 'budget.file'], { of: 'budget-filing' })
  @Audited('budget.approve')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({
    summary: 'Approve a change request that another person submitted; it takes effect at once',
  })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  async approveBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    await approveChangeRequest(this.database, this.clock, actor, {
      id,
      versionRead,
    });
    return this.moved(actor, id);
  }

  @Post('budget-filings/:id/return')
  @Can(['filing.approve', 'budget.file'], { of: 'budget-filing' })
  @Audited('budget.return')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Return a change request with a reason; its content is kept' })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  async returnBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason }: BudgetChangeRequestReturnDto,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    await returnChangeRequest(this.database, actor, {
      id,
      versionRead,
      reason,
    });
    return this.moved(actor, id);
  }

  @Post('budget-filings/:id/withdrawal')
  @Can('budget.file', { of: 'budget-filing' })
  @Audited('budget.withdraw')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({
    summary:
      'Withdraw one’s own change request, unless another person has submitted it; it stays readable',
  })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  async withdrawBudgetFiling(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason }: BudgetChangeRequestWithdrawalDto,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    await withdrawChangeRequest(this.database, actor, {
      id,
      versionRead,
      reason: reason ?? null,
    });
    return this.moved(actor, id);
  }

  private moved(actor: Actor, id: string): Promise<BudgetChangeRequestDetailDto> {
    return this.getBudgetFiling(actor, id);
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
