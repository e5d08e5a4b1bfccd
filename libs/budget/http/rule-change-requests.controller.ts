import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decideRuleVersion } from '../commands/decide-rule-version.js';
import { knownRuleChangeRequest, proposeRuleVersion } from '../commands/propose-rule-version.js';
import { listRuleChangeRequests } from '../store/rule-change-requests.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  pageOf,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
} from '#platform/http';
import { ChangeRequestDecisionBody, ChangeRequestStateQuery } from '#identity/http';
import {
  BudgetRuleChangeRequestDto,
  BudgetRuleChangeRequestPageDto,
  NewBudgetRuleBody,
  presentRuleChangeRequest,
} from './rule-change-request.dto.js';

/**
 * Routes for change requests for budget rules: one administrator submits a request, another one
 * decides about it.
 */
@ApiTags('budget')
@Controller('api/budget-rule-proposals')
export class BudgetRuleChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('budget-rule.read')
  @ApiOperation({ summary: 'Proposed versions of rules about money, newest first' })
  @ApiOkResponse({ type: BudgetRuleChangeRequestPageDto })
  async listBudgetRuleProposals(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: after, state }: ChangeRequestStateQuery,
  ): Promise<BudgetRuleChangeRequestPageDto> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listRuleChangeRequests(tx, { state, limit: limit + 1, after }),
    );
    return pageOf(rows, limit, presentRuleChangeRequest, (row) => [
      row.proposedAt.toISOString(),
      row.id,
    ]);
  }

  @Get(':id')
  @Can('budget-rule.read')
  @Versioned()
  @ApiOperation({ summary: 'One change request' })
  @ApiOkResponse({ type: BudgetRuleChangeRequestDto })
  async readBudgetRuleProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<BudgetRuleChangeRequestDto> {
    const changeRequest = await this.database.read(actor.scope, (tx) =>
      knownRuleChangeRequest(tx, id),
    );
    return presentRuleChangeRequest(changeRequest);
  }

  @Post()
  @Can('budget-rule.edit')
  @Audited('budget-rule.propose')
  @Versioned()
  @LocatedAt(({ id }: BudgetRuleChangeRequestDto) => `/api/budget-rule-proposals/${id}`)
  @ApiOperation({
    summary:
      'Submit a version of a budget rule; it has no effect until another administrator approves it',
  })
  @ApiCreatedResponse({ type: BudgetRuleChangeRequestDto })
  async proposeBudgetRule(
    @CurrentActor() actor: Actor,
    @Body() body: NewBudgetRuleBody,
    @Idempotent('budget-rule.propose') request: RepeatableRequest | null,
  ): Promise<BudgetRuleChangeRequestDto> {
    const wanted = { ...body };
    const changeRequest = await proposeRuleVersion(this.database, actor, wanted, request);
    return presentRuleChangeRequest(changeRequest);
  }

  @Post(':id/decision')
  @Can(['budget-rule.approve', 'budget-rule.withdraw'])
  @Audited('budget-rule.decide')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({
    summary: 'Approve or reject what another administrator proposed, or withdraw one’s own',
  })
  @ApiOkResponse({ type: BudgetRuleChangeRequestDto })
  async decideBudgetRule(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { decision, note }: ChangeRequestDecisionBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetRuleChangeRequestDto> {
    const changeRequest = await decideRuleVersion(this.database, this.clock, actor, {
      id,
      versionRead,
      decided: { decision, note: note ?? null },
    });
    return presentRuleChangeRequest(changeRequest);
  }
}
