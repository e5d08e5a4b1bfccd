import { create as attachmentOf } from 'content-disposition';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  Idempotent,
  LocatedAt,
  pageOf,
  RecordIdPipe,
  type TrackerReply,
} from '#platform/http';
import { issuePaper } from '../commands/issue-paper.js';
import { reproducePaper } from '../commands/reproduce-paper.js';
import { WORD_FILE } from '../files/word-file.js';
import { findPaper, issuedPapers, paperFile } from '../queries/papers.js';
import { previewBulletin } from '../queries/preview-bulletin.js';
import { bulletinTitle } from '../texts/bulletin-words.js';
import {
  NewPaperDto,
  PaperDetailDto,
  PaperDto,
  PaperPageDto,
  PaperPreviewBody,
  PaperPreviewDto,
  PaperReproductionDto,
  PapersQuery,
  presentPaper,
  presentPaperDetail,
  presentPaperPreview,
  presentReproduced,
  wantedPaper,
} from './paper.dto.js';

/**
 * Routes for the papers of the office: what a bulletin says, and papers that were issued, each with
 * its file and the manifest of what it was made from. A paper of the city is read by whoever may
 * read all of the city.
 */
@ApiTags('papers')
@Controller('api/papers')
export class PapersController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('paper.read')
  @ApiOperation({ summary: 'Papers that were issued, the newest first' })
  @ApiOkResponse({ type: PaperPageDto })
  async listPapers(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: PapersQuery,
  ): Promise<PaperPageDto> {
    const after = cursor && { issuedAt: cursor[0], id: cursor[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      issuedPapers(tx, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentPaper, ({ issuedAt, id }) => [issuedAt.toISOString(), id]);
  }

  @Post()
  @Can('paper.issue')
  @Audited('paper.issue')
  @LocatedAt(({ id }: PaperDto) => `/api/papers/${id}`)
  @ApiOperation({ summary: 'Issue a paper over all projects of the city; it is kept as it is' })
  @ApiCreatedResponse({ type: PaperDetailDto })
  async issuePaper(
    @CurrentActor() actor: Actor,
    @Body() body: NewPaperDto,
    @Idempotent('paper.issue') request: RepeatableRequest | null,
  ): Promise<PaperDetailDto> {
    const wanted = wantedPaper(body);
    const id = await issuePaper(this.database, this.clock, actor, { wanted, request });
    return this.getPaper(actor, id);
  }

  @Post('previews')
  @Can('paper.read')
  @Audited('paper.preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What a bulletin would say over the projects that one may see; keeps nothing',
  })
  @ApiOkResponse({ type: PaperPreviewDto })
  async previewPaper(
    @CurrentActor() actor: Actor,
    @Body() { month }: PaperPreviewBody,
  ): Promise<PaperPreviewDto> {
    return presentPaperPreview(await previewBulletin(this.database, this.clock, actor, month));
  }

  @Get(':id')
  @Can('paper.read')
  @ApiOperation({ summary: 'A paper with its facts, as it was issued' })
  @ApiOkResponse({ type: PaperDetailDto })
  async getPaper(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<PaperDetailDto> {
    return presentPaperDetail(await this.database.read(actor.scope, (tx) => findPaper(tx, id)));
  }

  @Get(':id/content')
  @Can('paper.read')
  @ApiOperation({ summary: 'The file of a paper (DOCX), the same bytes for ever' })
  @ApiProduces(WORD_FILE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async getPaperContent(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Res() reply: TrackerReply,
  ): Promise<void> {
    const { month, file, sha256 } = await this.database.read(actor.scope, (tx) =>
      paperFile(tx, id),
    );
    void reply
      .headers({
        'content-type': WORD_FILE,
        'content-disposition': attachmentOf(`${bulletinTitle(month)}.docx`),
        'x-content-type-options': 'nosniff',
        etag: `"${sha256}"`,
      })
      .send(file);
  }

  @Post(':id/reproduction')
  @Can('paper.read')
  @Audited('paper.reproduce')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a paper again from its manifest, and say whether it is the same' })
  @ApiOkResponse({ type: PaperReproductionDto })
  async reproducePaper(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<PaperReproductionDto> {
    return presentReproduced(await reproducePaper(this.database, this.clock, actor, id));
  }
}
