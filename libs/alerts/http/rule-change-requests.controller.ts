import type { Actor } from '#identity';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decideRuleChangeRequest } from '../commands/decide-change-request.js';
import { knownRuleChangeRequest, proposeRule, proposeSet } from '../commands/propose-rule.js';
import { listRuleChangeRequests } from '../store/rule-change-requests.js';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  type Reader,
  CurrentReader,
  pageOf,
  wholeList,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
  OrganisationCodePipe,
} from '#platform/http';
import { ChangeRequestDecisionBody, ChangeRequestStateQuery } from '#identity/http';
import {
  NewRuleChangeRequestDto,
  presentRuleChangeRequest,
  RuleChangeRequestDto,
  RuleChangeRequestPageDto,
  SetRuleChangeRequestDto,
} from './rule-change-request.dto.js';

/** Change requests for alert rules: one administrator submits a request, another one decides. */
@ApiTags('alert-rules')
@Controller('api')
export class RuleChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('alert-rule-proposals')
  @Can('alert-rule.read')
  @ApiOperation({ summary: 'Proposed changes of rules, newest first' })
  @ApiOkResponse({ type: RuleChangeRequestPageDto })
  async listRuleProposals(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Query() { limit, cursor: after, state }: ChangeRequestStateQuery,
  ): Promise<RuleChangeRequestPageDto> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listRuleChangeRequests(tx, { state, limit: limit + 1, after }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentRuleChangeRequest(row, language),
      (row) => [row.proposedAt.toISOString(), row.id],
    );
  }

  @Get('alert-rule-proposals/:id')
  @Can('alert-rule.read')
  @Versioned()
  @ApiOperation({ summary: 'One change request' })
  @ApiOkResponse({ type: RuleChangeRequestDto })
  async readRuleProposal(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<RuleChangeRequestDto> {
    const changeRequest = await this.database.read(actor.scope, (tx) =>
      knownRuleChangeRequest(tx, id),
    );
    return presentRuleChangeRequest(changeRequest, language);
  }

  @Post('alert-rule-proposals')
  @Can('alert-rule.edit')
  @Audited('alert-rule.propose')
  @Versioned()
  @LocatedAt(({ id }: RuleChangeRequestDto) => `/api/alert-rule-proposals/${id}`)
  @ApiOperation({
    summary: 'Proposes another version of a rule, or its end; for the system administrator',
  })
  @ApiCreatedResponse({ type: RuleChangeRequestDto })
  async proposeRule(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Body() body: NewRuleChangeRequestDto,
    @Idempotent('alert-rule.propose') request: RepeatableRequest | null,
  ): Promise<RuleChangeRequestDto> {
    const wanted = { ...body, ends: body.ends ?? false };
    const changeRequest = await proposeRule(this.database, this.clock, actor, {
      wanted,
      request,
    });
    return presentRuleChangeRequest(changeRequest, language);
  }

  @Post('alert-rule-sets/:set/proposals')
  @Can('alert-rule.edit')
  @Audited('alert-rule.propose')
  @ApiOperation({ summary: 'Proposes every rule of a published scheme' })
  @ApiCreatedResponse({ type: RuleChangeRequestPageDto })
  async proposeRuleSet(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Param('set', OrganisationCodePipe) set: string,
    @Body() { validFrom, reason }: SetRuleChangeRequestDto,
    @Idempotent('alert-rule-set.propose') request: RepeatableRequest | null,
  ): Promise<RuleChangeRequestPageDto> {
    const changeRequests = await proposeSet(this.database, this.clock, actor, {
      code: set,
      wanted: { validFrom, reason },
      request,
    });
    return wholeList(
      changeRequests.map((changeRequest) => presentRuleChangeRequest(changeRequest, language)),
    );
  }

  @Post('alert-rule-proposals/:id/decision')
  @Can(['alert-rule.approve', 'alert-rule.withdraw'])
  @Audited('alert-rule.decide')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({
    summary: 'Approves or rejects what another person proposed, or withdraws one’s own',
  })
  @ApiOkResponse({ type: RuleChangeRequestDto })
  async decideRuleProposal(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
    @Body() { decision, note }: ChangeRequestDecisionBody,
    @IfMatch() versionRead: number,
  ): Promise<RuleChangeRequestDto> {
    const changeRequest = await decideRuleChangeRequest(this.database, this.clock, actor, {
      id,
      versionRead,
      decided: { decision, note: note ?? null },
    });
    return presentRuleChangeRequest(changeRequest, language);
  }
}
