import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  decideRuleVersion,
  knownRuleChangeRequest,
  listRuleChangeRequests,
  proposeRuleVersion,
} from '#budget';
import { type Actor, allow } from '#identity';
import { Clock, Database } from '#platform';
import {
  type Call,
  CurrentActor,
  CurrentRequest,
  repeatable,
  type TrackerReply,
} from '../http/call.js';
import { decodeCursor, keyPart, pageOf } from '../http/cursor.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { RecordIdPipe } from '../http/record-id.js';
import {
  ChangeRequestDecisionBody,
  ChangeRequestStateQuery,
} from '../http/two-person-change-request.dto.js';
import {
  BudgetRuleChangeRequestDto,
  BudgetRuleChangeRequestPageDto,
  NewBudgetRuleBody,
  presentRuleChangeRequest,
} from './rule-change-request.dto.js';

const KEY = [keyPart.instant, keyPart.uuid] as const;

/** Change requests for budget rules: one administrator submits a request, another one decides. */
@ApiTags('budget')
@Controller('api/budget-rule-proposals')
export class BudgetRuleChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Proposed versions of rules about money, newest first' })
  @ApiOkResponse({ type: BudgetRuleChangeRequestPageDto })
  async listBudgetRuleProposals(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, state }: ChangeRequestStateQuery,
  ): Promise<BudgetRuleChangeRequestPageDto> {
    allow(actor, 'budget-rule.read');
    const after = decodeCursor<[string, string]>(cursor, KEY);
    const rows = await this.database.read(actor.scope, (tx) =>
      listRuleChangeRequests(tx, { state, limit: limit + 1, after }),
    );
    return pageOf(rows, limit, presentRuleChangeRequest, (row) => [
      row.proposedAt.toISOString(),
      row.id,
    ]);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One proposal' })
  @ApiOkResponse({ type: BudgetRuleChangeRequestDto })
  async readBudgetRuleProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<BudgetRuleChangeRequestDto> {
    allow(actor, 'budget-rule.read');
    const changeRequest = await this.database.read(actor.scope, (tx) =>
      knownRuleChangeRequest(tx, id),
    );
    void reply.header('etag', etagOf(changeRequest.version));
    return presentRuleChangeRequest(changeRequest);
  }

  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOperation({
    summary:
      'Propose a version of a rule about money; it judges nothing until another administrator has approved it',
  })
  @ApiCreatedResponse({ type: BudgetRuleChangeRequestDto })
  async proposeBudgetRule(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Body() body: NewBudgetRuleBody,
  ): Promise<BudgetRuleChangeRequestDto> {
    const wanted = { ...body };
    const changeRequest = await proposeRuleVersion(
      this.database,
      actor,
      wanted,
      repeatable(call, actor, 'budget-rule.propose', wanted),
    );
    void call.reply
      .header('etag', etagOf(changeRequest.version))
      .header('location', `/api/budget-rule-proposals/${changeRequest.id}`);
    return presentRuleChangeRequest(changeRequest);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOperation({
    summary: 'Approve or reject what another administrator proposed, or withdraw one’s own',
  })
  @ApiOkResponse({ type: BudgetRuleChangeRequestDto })
  async decideBudgetRule(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() { decision, note }: ChangeRequestDecisionBody,
  ): Promise<BudgetRuleChangeRequestDto> {
    const changeRequest = await decideRuleVersion(this.database, this.clock, actor, {
      id,
      versionRead: requireVersion(call.ifMatch),
      decided: { decision, note: note ?? null },
    });
    void call.reply.header('etag', etagOf(changeRequest.version));
    return presentRuleChangeRequest(changeRequest);
  }
}
