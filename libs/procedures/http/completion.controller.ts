import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, CurrentActor, Idempotent, RecordIdPipe } from '#platform/http';
import { findProject } from '#projects';
import { recordCompletion } from '../commands/record-completion.js';
import { completionFactsOf } from '../queries/completion-facts.js';
import {
  CompletionFactDto,
  CompletionFactPageDto,
  NewCompletionFactDto,
  presentFact,
  presentFacts,
} from './completion.dto.js';

/** Routes for the facts of a project's completion, each with its day and document. */
@ApiTags('procedures')
@Controller('api/projects/:id/completion-facts')
export class CompletionController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'Facts of a project’s completion, and when its final account is due' })
  @ApiOkResponse({ type: CompletionFactPageDto })
  async listCompletionFacts(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<CompletionFactPageDto> {
    const rows = await this.database.read(actor.scope, async (tx) =>
      completionFactsOf(tx, (await findProject(tx, id)).id),
    );
    return presentFacts(rows, this.clock.today());
  }

  @Post()
  @Can('completion.record', { of: 'project' })
  @Audited('completion.record')
  @ApiOperation({
    summary: 'Record a fact of completion; a former one of its kind stays on record',
  })
  @ApiCreatedResponse({ type: CompletionFactDto })
  async recordCompletionFact(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() { fact, on, document }: NewCompletionFactDto,
    @Idempotent('completion.record') request: RepeatableRequest | null,
  ): Promise<CompletionFactDto> {
    return presentFact(
      await recordCompletion(this.database, this.clock, actor, {
        projectId,
        wanted: { fact, on, document: document ?? null },
        request,
      }),
    );
  }
}
