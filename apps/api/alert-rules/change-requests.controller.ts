import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  decideRuleChangeRequest,
  knownRuleChangeRequest,
  listRuleChangeRequests,
  proposeRule,
  proposeSet,
} from '#alerts';
import { type Actor, allow } from '#identity';
import { Clock, Database } from '#platform';
import { type Call, CurrentActor, CurrentRequest, repeatable } from '../http/call.js';
import { decodeCursor, keyPart, pageOf } from '../http/cursor.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { RecordIdPipe, OrganisationCodePipe } from '../http/record-id.js';
import {
  ChangeRequestDecisionBody,
  ChangeRequestStateQuery,
} from '../http/two-person-change-request.dto.js';
import {
  NewRuleChangeRequestDto,
  presentRuleChangeRequest,
  RuleChangeRequestDto,
  RuleChangeRequestPageDto,
  SetRuleChangeRequestDto,
} from './change-request.dto.js';

const KEY = [keyPart.instant, keyPart.uuid] as const;

/** Change requests for alert rules: one administrator submits a request, another one decides. */
@ApiTags('alert-rules')
@Controller('api')
export class RuleChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('alert-rule-proposals')
  @ApiOperation({ summary: 'Proposed changes of rules, newest first' })
  @ApiOkResponse({ type: RuleChangeRequestPageDto })
  async listRuleProposals(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() { limit, cursor, state }: ChangeRequestStateQuery,
  ): Promise<RuleChangeRequestPageDto> {
    allow(actor, 'alert-rule.read');
    const after = decodeCursor<[string, string]>(cursor, KEY);
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
  @ApiOperation({ summary: 'One proposal' })
  @ApiOkResponse({ type: RuleChangeRequestDto })
  async readRuleProposal(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language, reply }: Call,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<RuleChangeRequestDto> {
    allow(actor, 'alert-rule.read');
    const changeRequest = await this.database.read(actor.scope, (tx) =>
      knownRuleChangeRequest(tx, id),
    );
    void reply.header('etag', etagOf(changeRequest.version));
    return presentRuleChangeRequest(changeRequest, language);
  }

  @Post('alert-rule-proposals')
  @ApiOperation({
    summary: 'Proposes another version of a rule, or its end; for the system administrator',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RuleChangeRequestDto })
  async proposeRule(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Body() body: NewRuleChangeRequestDto,
  ): Promise<RuleChangeRequestDto> {
    const wanted = { ...body, ends: body.ends ?? false };
    const changeRequest = await proposeRule(this.database, this.clock, actor, {
      wanted,
      request: repeatable(call, actor, 'alert-rule.propose', wanted),
    });
    void call.reply
      .header('etag', etagOf(changeRequest.version))
      .header('location', `/api/alert-rule-proposals/${changeRequest.id}`);
    return presentRuleChangeRequest(changeRequest, call.language);
  }

  @Post('alert-rule-sets/:set/proposals')
  @ApiOperation({ summary: 'Proposes every rule of a published scheme' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RuleChangeRequestPageDto })
  async proposeRuleSet(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('set', OrganisationCodePipe) set: string,
    @Body() { validFrom, reason }: SetRuleChangeRequestDto,
  ): Promise<RuleChangeRequestPageDto> {
    const changeRequests = await proposeSet(this.database, this.clock, actor, {
      code: set,
      wanted: { validFrom, reason },
      request: repeatable(call, actor, 'alert-rule-set.propose', { set, validFrom, reason }),
    });
    return {
      items: changeRequests.map((changeRequest) =>
        presentRuleChangeRequest(changeRequest, call.language),
      ),
      nextCursor: null,
    };
  }

  @Post('alert-rule-proposals/:id/decision')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Approves or rejects what another person proposed, or withdraws one’s own',
  })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOkResponse({ type: RuleChangeRequestDto })
  async decideRuleProposal(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() { decision, note }: ChangeRequestDecisionBody,
  ): Promise<RuleChangeRequestDto> {
    const changeRequest = await decideRuleChangeRequest(this.database, this.clock, actor, {
      id,
      versionRead: requireVersion(call.ifMatch),
      decided: { decision, note: note ?? null },
    });
    void call.reply.header('etag', etagOf(changeRequest.version));
    return presentRuleChangeRequest(changeRequest, call.language);
  }
}
