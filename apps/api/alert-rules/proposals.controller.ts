import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { decideProposal, knownProposal, listProposals, proposeRule, proposeSet } from '#alerts';
import { type Actor, allow } from '#identity';
import { Clock, Database } from '#platform';
import { type Call, CurrentActor, CurrentRequest, repeatable } from '../http/call.js';
import { decodeCursor, keyPart, pageOf } from '../http/cursor.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { RecordIdPipe, UnitCodePipe } from '../http/record-id.js';
import { ProposalDecisionBody, ProposalStateQuery } from '../http/two-person-proposal.dto.js';
import {
  NewRuleProposalDto,
  presentProposal,
  RuleProposalDto,
  RuleProposalPageDto,
  SetProposalDto,
} from './proposal.dto.js';

const KEY = [keyPart.instant, keyPart.uuid] as const;

/** Proposals to change alert rules: one administrator proposes, another one decides. */
@ApiTags('alert-rules')
@Controller('api')
export class RuleProposalsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('alert-rule-proposals')
  @ApiOperation({ summary: 'Proposed changes of rules, newest first' })
  @ApiOkResponse({ type: RuleProposalPageDto })
  async listRuleProposals(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() { limit, cursor, state }: ProposalStateQuery,
  ): Promise<RuleProposalPageDto> {
    allow(actor, 'alert-rule.read');
    const after = decodeCursor<[string, string]>(cursor, KEY);
    const rows = await this.database.read(actor.scope, (tx) =>
      listProposals(tx, { state, limit: limit + 1, after }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentProposal(row, language),
      (row) => [row.proposedAt.toISOString(), row.id],
    );
  }

  @Get('alert-rule-proposals/:id')
  @ApiOperation({ summary: 'One proposal' })
  @ApiOkResponse({ type: RuleProposalDto })
  async readRuleProposal(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language, reply }: Call,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<RuleProposalDto> {
    allow(actor, 'alert-rule.read');
    const proposal = await this.database.read(actor.scope, (tx) => knownProposal(tx, id));
    void reply.header('etag', etagOf(proposal.version));
    return presentProposal(proposal, language);
  }

  @Post('alert-rule-proposals')
  @ApiOperation({
    summary: 'Proposes another version of a rule, or its end; for the system administrator',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RuleProposalDto })
  async proposeRule(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Body() body: NewRuleProposalDto,
  ): Promise<RuleProposalDto> {
    const wanted = { ...body, ends: body.ends ?? false };
    const proposal = await proposeRule(this.database, this.clock, actor, {
      wanted,
      request: repeatable(call, actor, 'alert-rule.propose', wanted),
    });
    void call.reply
      .header('etag', etagOf(proposal.version))
      .header('location', `/api/alert-rule-proposals/${proposal.id}`);
    return presentProposal(proposal, call.language);
  }

  @Post('alert-rule-sets/:set/proposals')
  @ApiOperation({ summary: 'Proposes every rule of a published scheme' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RuleProposalPageDto })
  async proposeRuleSet(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('set', UnitCodePipe) set: string,
    @Body() { validFrom, reason }: SetProposalDto,
  ): Promise<RuleProposalPageDto> {
    const proposals = await proposeSet(this.database, this.clock, actor, {
      code: set,
      wanted: { validFrom, reason },
      request: repeatable(call, actor, 'alert-rule-set.propose', { set, validFrom, reason }),
    });
    return {
      items: proposals.map((proposal) => presentProposal(proposal, call.language)),
      nextCursor: null,
    };
  }

  @Post('alert-rule-proposals/:id/decision')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Approves or rejects what another person proposed, or withdraws one’s own',
  })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOkResponse({ type: RuleProposalDto })
  async decideRuleProposal(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() { decision, note }: ProposalDecisionBody,
  ): Promise<RuleProposalDto> {
    const proposal = await decideProposal(this.database, this.clock, actor, {
      id,
      versionRead: requireVersion(call.ifMatch),
      decided: { decision, note: note ?? null },
    });
    void call.reply.header('etag', etagOf(proposal.version));
    return presentProposal(proposal, call.language);
  }
}
