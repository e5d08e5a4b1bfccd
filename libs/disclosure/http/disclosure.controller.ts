import { create as attachmentOf } from 'content-disposition';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Approvals } from '#approvals';
import { ChangeRequestDetailDto, filedRequest, placeOfChangeRequest } from '#approvals/http';
import type { Actor } from '#identity';
import { Settings } from '#platform/config';
import { Audited } from '#platform/declarations';
import {
  AlsoAnswers,
  type Call,
  Can,
  CurrentActor,
  CurrentRequest,
  Filing,
  LocatedAt,
  pageOf,
  RecordIdPipe,
  type RequestedFiling,
  type TrackerReply,
} from '#platform/http';
import { filePackage } from '../commands/file-package.js';
import { previewPackage } from '../commands/preview-package.js';
import { findPackage, packageFile, publishedPackages } from '../queries/packages.js';
import { publishedSet } from '../queries/published-set.js';
import {
  DisclosurePackageBody,
  DisclosurePackageDetailDto,
  DisclosurePackagePageDto,
  DisclosurePreviewDto,
  PackagesQuery,
  presentPackage,
  presentPackageDetail,
  presentPreview,
  wantedPackage,
} from './disclosure.dto.js';

const OC4IDS_FILE = {
  description: 'an OC4IDS 0.9 project package; amounts in yuan, what is unknown is left out',
  schema: { type: 'object', additionalProperties: true },
} as const;

/**
 * Routes for what the city publishes: a package of projects is submitted by one person, decided by
 * another, and leaves as a file. Nobody reads it here without signing in.
 */
@ApiTags('disclosure')
@Controller('api')
export class DisclosureController {
  constructor(
    private readonly approvals: Approvals,
    private readonly settings: Settings,
  ) {}

  @Get('disclosure-packages')
  @Can('disclosure.read')
  @ApiOperation({ summary: 'Packages that were published, the newest first' })
  @ApiOkResponse({ type: DisclosurePackagePageDto })
  async listDisclosurePackages(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: PackagesQuery,
  ): Promise<DisclosurePackagePageDto> {
    const after = cursor && { publishedAt: cursor[0], id: cursor[1] };
    const rows = await this.approvals.database.read(actor.scope, (tx) =>
      publishedPackages(tx, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentPackage, ({ publishedAt, id }) => [
      publishedAt.toISOString(),
      id,
    ]);
  }

  @Post('disclosure-packages')
  @Can('disclosure.file', { of: 'project' })
  @Audited('disclosure-package.file')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'Submit a package; it is published when another person approves it' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async fileDisclosurePackage(
    @CurrentActor() actor: Actor,
    @Body() body: DisclosurePackageBody,
    @Filing('disclosure-package.file') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { clock, database } = this.approvals;
    const { id } = await filePackage(database, clock, actor, {
      wanted: wantedPackage(body),
      prefix: this.settings.OC4IDS_PREFIX,
      draft,
      request,
    });
    return filedRequest(this.approvals, actor, id);
  }

  @Post('disclosure-packages/previews')
  @Can('disclosure.file', { of: 'project' })
  @Audited('disclosure-package.preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a package would say, and what forbids it; changes nothing' })
  @ApiOkResponse({ type: DisclosurePreviewDto })
  async previewDisclosurePackage(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Body() body: DisclosurePackageBody,
  ): Promise<DisclosurePreviewDto> {
    const { clock, database } = this.approvals;
    const prefix = this.settings.OC4IDS_PREFIX;
    const composed = await previewPackage(database, actor, wantedPackage(body), {
      prefix,
      at: clock.now(),
    });
    return presentPreview(composed, prefix, language);
  }

  @Get('disclosure-packages/:id')
  @Can('disclosure.read')
  @ApiOperation({ summary: 'What a package says, before and after it is decided' })
  @ApiOkResponse({ type: DisclosurePackageDetailDto })
  async getDisclosurePackage(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<DisclosurePackageDetailDto> {
    return presentPackageDetail(
      await this.approvals.database.read(actor.scope, (tx) => findPackage(tx, id)),
    );
  }

  @Get('disclosure-packages/:id/content')
  @Can('disclosure.read')
  @AlsoAnswers(409)
  @ApiOperation({ summary: 'The file of a published package, the same bytes for ever' })
  @ApiProduces('application/json')
  @ApiOkResponse(OC4IDS_FILE)
  async getDisclosurePackageContent(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Res() reply: TrackerReply,
  ): Promise<void> {
    const { text, sha256 } = await this.approvals.database.read(actor.scope, (tx) =>
      packageFile(tx, id),
    );
    void reply
      .headers({
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': attachmentOf(`oc4ids-${id}.json`),
        etag: `"${sha256}"`,
      })
      .send(text);
  }

  @Get('reports/oc4ids')
  @Can('disclosure.read')
  @AlsoAnswers(404)
  @ApiOperation({ summary: 'The published set: each public project as it was published last' })
  @ApiProduces('application/json')
  @ApiOkResponse(OC4IDS_FILE)
  async getOc4idsReport(@CurrentActor() actor: Actor, @Res() reply: TrackerReply): Promise<void> {
    const uri = `${this.settings.publicUrl}/api/reports/oc4ids`;
    const text = await this.approvals.database.read(actor.scope, (tx) => publishedSet(tx, uri));
    void reply.header('content-type', 'application/json; charset=utf-8').send(text);
  }
}
