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
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  type Reader,
  CurrentReader,
  FormerRoute,
  pageOf,
  wholeList,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
  OrganisationCodePipe,
  Filing,
  type RequestedFiling,
} from '#platform/http';
import { proposeRule, proposeSet } from '../commands/propose-rule.js';
import type { AlertRuleChange } from '../store/rule-change-requests.js';
import { ruleVersions } from '../store/rule-versions.js';
import {
  NewRuleChangeRequestDto,
  presentRuleChangeRequest,
  RuleChangeRequestDto,
  RuleChangeRequestPageDto,
  SetRuleChangeRequestDto,
} from './rule-change-request.dto.js';

/**
 * Routes with which an administrator files a change of an alert rule, and the former routes about
 * such change requests; `/api/change-requests` replaces these.
 */
@ApiTags('alert-rules')
@Controller('api')
export class RuleChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly approvals: Approvals,
  ) {}

  @Post('alert-rules')
  @Can('alert-rule.edit')
  @Audited('alert-rule.propose')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary: 'Submit a change of an alert rule; it holds when another administrator approves it',
  })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async fileRule(
    @CurrentActor() actor: Actor,
    @Body() body: NewRuleChangeRequestDto,
    @Filing('alert-rule.propose') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const wanted = { ...body, ends: body.ends ?? false };
    const id = await proposeRule(this.database, this.clock, actor, { wanted, draft, request });
    return filedRequest(this.approvals, actor, id);
  }

  @Get('alert-rule-proposals')
  @Can('alert-rule.read')
  @FormerRoute(RULE_PROPOSALS)
  @ApiOperation({
    summary: 'Proposed changes of rules, newest first; use /api/change-requests',
    deprecated: true,
  })
  @ApiOkResponse({ type: RuleChangeRequestPageDto })
  async listRuleProposals(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Query() { limit, cursor: after, state }: RuleRequestQuery,
  ): Promise<RuleChangeRequestPageDto> {
    const page = { state, limit: limit + 1, after };
    const { rows, versions } = await this.database.read(actor.scope, async (tx) => ({
      rows: await listRuleRequests<AlertRuleChange>(tx, 'alert-rule', page),
      versions: await ruleVersions(tx),
    }));
    return pageOf(
      rows,
      limit,
      (row) => presentRuleChangeRequest(row, versions, language),
      (row) => [row.proposedAt.toISOString(), row.id],
    );
  }

  @Get('alert-rule-proposals/:id')
  @Can('alert-rule.read')
  @FormerRoute(RULE_PROPOSALS)
  @Versioned()
  @ApiOperation({ summary: 'One change request', deprecated: true })
  @ApiOkResponse({ type: RuleChangeRequestDto })
  readRuleProposal(
    @CurrentReader() reader: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<RuleChangeRequestDto> {
    return this.read(reader, id);
  }

  @Post('alert-rule-proposals')
  @Can('alert-rule.edit')
  @FormerRoute(RULE_PROPOSALS)
  @Audited('alert-rule.propose')
  @Versioned()
  @LocatedAt(({ id }: RuleChangeRequestDto) => `/api/alert-rule-proposals/${id}`)
  @ApiOperation({ summary: 'The same as POST /api/alert-rules', deprecated: true })
  @ApiCreatedResponse({ type: RuleChangeRequestDto })
  async proposeRule(
    @CurrentReader() reader: Reader<Actor>,
    @Body() body: NewRuleChangeRequestDto,
    @Idempotent('alert-rule.propose') request: RepeatableRequest | null,
  ): Promise<RuleChangeRequestDto> {
    const wanted = { ...body, ends: body.ends ?? false };
    const id = await proposeRule(this.database, this.clock, reader.actor, { wanted, request });
    return this.read(reader, id);
  }

  @Post('alert-rule-sets/:set/proposals')
  @Can('alert-rule.edit')
  @Audited('alert-rule.propose')
  @ApiOperation({ summary: 'Submits every rule of a published scheme' })
  @ApiCreatedResponse({ type: RuleChangeRequestPageDto })
  async proposeRuleSet(
    @CurrentReader() reader: Reader<Actor>,
    @Param('set', OrganisationCodePipe) set: string,
    @Body() { validFrom, reason }: SetRuleChangeRequestDto,
    @Idempotent('alert-rule-set.propose') request: RepeatableRequest | null,
  ): Promise<RuleChangeRequestPageDto> {
    const ids = await proposeSet(this.database, this.clock, reader.actor, {
      code: set,
      wanted: { validFrom, reason },
      request,
    });
    return wholeList(await Promise.all(ids.map((id) => this.read(reader, id))));
  }

  @Post('alert-rule-proposals/:id/decision')
  @Can('change-request.administer')
  @FormerRoute(RULE_PROPOSALS)
  @Audited('alert-rule.decide')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({
    summary: 'Approves or rejects what another person proposed, or withdraws one’s own',
    deprecated: true,
  })
  @ApiOkResponse({ type: RuleChangeRequestDto })
  async decideRuleProposal(
    @CurrentReader() reader: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
    @Body() { decision, note }: RuleDecisionBody,
    @IfMatch() versionRead: number,
  ): Promise<RuleChangeRequestDto> {
    await decideRuleRequest(this.approvals, reader.actor, 'alert-rule', {
      id,
      versionRead,
      decided: { decision, note: note ?? null },
    });
    return this.read(reader, id);
  }

  private read({ actor, language }: Reader<Actor>, id: string): Promise<RuleChangeRequestDto> {
    return this.database.read(actor.scope, async (tx) =>
      presentRuleChangeRequest(
        await findRuleRequest<AlertRuleChange>(tx, 'alert-rule', id),
        await ruleVersions(tx),
        language,
      ),
    );
  }
}
