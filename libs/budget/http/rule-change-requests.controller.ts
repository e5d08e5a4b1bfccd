import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiQuery,
} from '@nestjs/swagger';
import { Approvals, decideRuleRequest, findRuleRequest, listRuleRequests } from '#approvals';
import {
  ChangeRequestDetailDto,
  filedRequest,
  placeOfChangeRequest,
  RULE_PROPOSALS,
  RuleDecisionBody,
  RuleRequestQuery,
} from '#approvals/http';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  FormerRoute,
  pageOf,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
  Filing,
  type RequestedFiling,
} from '#platform/http';
import { proposeRuleVersion } from '../commands/propose-rule-version.js';
import { budgetRules } from '../queries/budget-rules.js';
import type { BudgetRuleChange } from '../store/rule-change-requests.js';
import {
  BudgetRuleChangeRequestDto,
  BudgetRuleChangeRequestPageDto,
  NewBudgetRuleBody,
  presentRuleChangeRequest,
} from './rule-change-request.dto.js';

/**
 * Routes with which an administrator files a version of a budget rule, and the former routes about
 * such change requests; `/api/change-requests` replaces these.
 */
@ApiTags('budget')
@Controller('api')
export class BudgetRuleChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly approvals: Approvals,
  ) {}

  @Post('budget-rules')
  @Can('budget-rule.edit')
  @Audited('budget-rule.propose')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary: 'Submit a version of a budget rule; it holds when another administrator approves it',
  })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async fileBudgetRule(
    @CurrentActor() actor: Actor,
    @Body() body: NewBudgetRuleBody,
    @Filing('budget-rule.propose') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const id = await proposeRuleVersion(this.database, actor, { ...body }, { request, draft });
    return filedRequest(this.approvals, actor, id);
  }

  @Get('budget-rule-proposals')
  @Can('budget-rule.read')
  @FormerRoute(RULE_PROPOSALS)
  @ApiOperation({
    summary: 'Proposed versions of rules about money, newest first; use /api/change-requests',
    deprecated: true,
  })
  @ApiOkResponse({ type: BudgetRuleChangeRequestPageDto })
  async listBudgetRuleProposals(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: after, state }: RuleRequestQuery,
  ): Promise<BudgetRuleChangeRequestPageDto> {
    const { rows, versions } = await this.database.read(actor.scope, async (tx) => ({
      rows: await listRuleRequests<BudgetRuleChange>(tx, 'budget-rule', {
        state,
        limit: limit + 1,
        after,
      }),
      versions: await budgetRules(tx),
    }));
    return pageOf(
      rows,
      limit,
      (row) => presentRuleChangeRequest(row, versions),
      (row) => [row.proposedAt.toISOString(), row.id],
    );
  }

  @Get('budget-rule-proposals/:id')
  @Can('budget-rule.read')
  @FormerRoute(RULE_PROPOSALS)
  @Versioned()
  @ApiOperation({ summary: 'One change request', deprecated: true })
  @ApiOkResponse({ type: BudgetRuleChangeRequestDto })
  readBudgetRuleProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<BudgetRuleChangeRequestDto> {
    return this.database.read(actor.scope, async (tx) =>
      presentRuleChangeRequest(
        await findRuleRequest<BudgetRuleChange>(tx, 'budget-rule', id),
        await budgetRules(tx),
      ),
    );
  }

  @Post('budget-rule-proposals')
  @Can('budget-rule.edit')
  @FormerRoute(RULE_PROPOSALS)
  @Audited('budget-rule.propose')
  @Versioned()
  @LocatedAt(({ id }: BudgetRuleChangeRequestDto) => `/api/budget-rule-proposals/${id}`)
  @ApiOperation({ summary: 'The same as POST /api/budget-rules', deprecated: true })
  @ApiCreatedResponse({ type: BudgetRuleChangeRequestDto })
  async proposeBudgetRule(
    @CurrentActor() actor: Actor,
    @Body() body: NewBudgetRuleBody,
    @Idempotent('budget-rule.propose') request: RepeatableRequest | null,
  ): Promise<BudgetRuleChangeRequestDto> {
    const id = await proposeRuleVersion(this.database, actor, { ...body }, { request });
    return this.readBudgetRuleProposal(actor, id);
  }

  @Post('budget-rule-proposals/:id/decision')
  @Can('change-request.administer')
  @FormerRoute(RULE_PROPOSALS)
  @Audited('budget-rule.decide')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({
    summary: 'Approve or reject what another administrator proposed, or withdraw one’s own',
    deprecated: true,
  })
  @ApiOkResponse({ type: BudgetRuleChangeRequestDto })
  async decideBudgetRule(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { decision, note }: RuleDecisionBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetRuleChangeRequestDto> {
    await decideRuleRequest(this.approvals, actor, 'budget-rule', {
      id,
      versionRead,
      decided: { decision, note: note ?? null },
    });
    return this.readBudgetRuleProposal(actor, id);
  }
}
