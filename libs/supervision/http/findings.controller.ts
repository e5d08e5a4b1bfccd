import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { answerFinding } from '../commands/answer-finding.js';
import { closeFinding, returnAnswer } from '../commands/decide-answer.js';
import { findingPage, listFindings } from '../queries/findings.js';
import { raiseFinding } from '../commands/raise-finding.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, CurrentActor, pageOf, Idempotent, LocatedAt, RecordIdPipe } from '#platform/http';
import {
  AnswerReturnDto,
  AuditFindingDetailDto,
  AuditFindingPageDto,
  FindingAnswerDto,
  FindingClosureDto,
  FindingQuery,
  NewAuditFindingDto,
  presentFinding,
  presentFindingPage,
} from './finding.dto.js';

/**
 * Routes for audit findings. An auditor addresses a finding to an organisation, which answers it;
 * an auditor then closes the finding or returns the answer.
 */
@ApiTags('findings')
@Controller('api')
export class FindingsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('findings')
  @Can('project.read')
  @ApiOperation({ summary: 'Findings about the projects one may see, newest first' })
  @ApiOkResponse({ type: AuditFindingPageDto })
  async listFindings(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key, ...filter }: FindingQuery,
  ): Promise<AuditFindingPageDto> {
    const after = key && { raisedAt: key[0], id: key[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      listFindings(tx, filter, { after, limit: limit + 1 }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentFinding(row, this.clock.today()),
      (row) => [row.raisedAt.toISOString(), row.id],
    );
  }

  @Post('projects/:id/findings')
  @Can('finding.raise', { of: 'project' })
  @Audited('finding.raise')
  @LocatedAt(({ id }: AuditFindingDetailDto) => `/api/findings/${id}`)
  @ApiOperation({
    summary: 'Raise a finding for the organisation of a project; it is never changed afterwards',
  })
  @ApiCreatedResponse({ type: AuditFindingDetailDto })
  async raiseFinding(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: NewAuditFindingDto,
    @Idempotent('finding.raise') request: RepeatableRequest | null,
  ): Promise<AuditFindingDetailDto> {
    const finding = await raiseFinding(this.database, this.clock, actor, {
      projectId: id,
      found: { ...body, entrySequence: body.entrySequence ?? undefined },
      request,
    });
    return this.getFinding(actor, finding);
  }

  @Get('findings/:id')
  @Can('project.read', { of: 'finding' })
  @ApiOperation({ summary: 'One finding with every step, oldest first' })
  @ApiOkResponse({ type: AuditFindingDetailDto })
  async getFinding(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<AuditFindingDetailDto> {
    return presentFindingPage(
      await this.database.read(actor.scope, (tx) => findingPage(tx, id)),
      this.clock.today(),
    );
  }

  @Post('findings/:id/answers')
  @Can('finding.answer', { of: 'finding' })
  @Audited('finding.answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer an open finding on behalf of its project’s organisation' })
  @ApiOkResponse({ type: AuditFindingDetailDto })
  async answerFinding(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { text, document }: FindingAnswerDto,
    @Idempotent('finding.answer') request: RepeatableRequest | null,
  ): Promise<AuditFindingDetailDto> {
    await answerFinding(this.database, actor, {
      id,
      answer: { text, document: document ?? undefined },
      request,
    });
    return this.getFinding(actor, id);
  }

  @Post('findings/:id/returns')
  @Can('finding.judge', { of: 'finding' })
  @Audited('finding.return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an answer back with a reason; the finding is open again' })
  @ApiOkResponse({ type: AuditFindingDetailDto })
  async returnFindingAnswer(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason }: AnswerReturnDto,
    @Idempotent('finding.return') request: RepeatableRequest | null,
  ): Promise<AuditFindingDetailDto> {
    await returnAnswer(this.database, actor, {
      id,
      reason,
      request,
    });
    return this.getFinding(actor, id);
  }

  @Post('findings/:id/closure')
  @Can('finding.judge', { of: 'finding' })
  @Audited('finding.close')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Close an answered finding with a note; not one that one answered oneself',
  })
  @ApiOkResponse({ type: AuditFindingDetailDto })
  async closeFinding(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { note }: FindingClosureDto,
    @Idempotent('finding.close') request: RepeatableRequest | null,
  ): Promise<AuditFindingDetailDto> {
    await closeFinding(this.database, actor, {
      id,
      note,
      request,
    });
    return this.getFinding(actor, id);
  }
}
