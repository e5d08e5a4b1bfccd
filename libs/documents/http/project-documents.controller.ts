import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnySignedIn,
  Can,
  CurrentActor,
  FormerRoute,
  keyPart,
  pageOf,
  DayField,
  PageQueryOf,
  Sha256Field,
  TextField,
  Idempotent,
  RecordIdPipe,
} from '#platform/http';
import {
  documentNumbered,
  type ListedDocument,
  numberedDocuments,
  registerDocument,
  Subjects,
} from '../index.js';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import type { Day } from '#values';
import { RegisteredDocumentDto, RegisteredDocumentPageDto } from './registered-document.dto.js';

/** Request body that registers a document of a project. */
class NewRegisteredDocumentDto {
  @TextField({
    max: 200,
    example: '浙财建〔2025〕17号',
    description: 'the number people quote; one document per number and project',
  })
  number: string;
  @TextField({ max: 500, example: '关于下达专项资金的通知（示例）' }) title: string;
  @TextField({ max: 200, optional: true }) issuer?: string;
  @DayField({ optional: true }) issuedOn?: Day;
  @TextField({ max: 500, optional: true, description: 'where the document is kept' })
  location?: string;
  @Sha256Field({ optional: true, description: 'SHA-256 of the file' }) sha256?: string;
}

/** Query of one page of the documents of a project. */
class RegisteredDocumentQuery extends PageQueryOf([keyPart.text]) {}

/** Dates of the deprecation of these routes. `POST|GET /api/documents` replace them. */
const DEPRECATED = { since: new Date('2026-11-29'), until: new Date('2027-11-29') };

/**
 * The documents of a project that have a number, in order of the number, under a deprecated URL.
 * Documents without a number are not listed.
 */
@ApiTags('projects')
@Controller('api/projects/:id/documents')
export class ProjectDocumentsController {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
  ) {}

  @Get()
  @AnySignedIn()
  @FormerRoute(DEPRECATED)
  @ApiOperation({ summary: 'Now GET /api/documents', deprecated: true })
  @ApiOkResponse({ type: RegisteredDocumentPageDto })
  async listProjectDocuments(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: RegisteredDocumentQuery,
  ): Promise<RegisteredDocumentPageDto> {
    const key = query.cursor;
    const subjects = [{ kind: 'project', id }];
    const rows = await this.database.read(actor.scope, async (tx) => {
      await this.subjects.required(tx, actor, { subjects, path: 'id' });
      return numberedDocuments(tx, id, { after: key?.[0], limit: query.limit + 1 });
    });
    return pageOf(rows, query.limit, presentRegistered, (row) => [row.number ?? '']);
  }

  @Post()
  @Can('document.register', { of: 'project' })
  @Audited('document.register')
  @FormerRoute(DEPRECATED)
  @ApiOperation({ summary: 'Now POST /api/documents', deprecated: true })
  @ApiCreatedResponse({ type: RegisteredDocumentDto })
  async registerProjectDocument(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: NewRegisteredDocumentDto,
    @Idempotent('document.register') request: RepeatableRequest | null,
  ): Promise<RegisteredDocumentDto> {
    const { title, ...facts } = body;
    const { database, subjects } = this;
    await registerDocument({ database, subjects }, actor, {
      facts: { name: title, ...facts },
      linkedTo: [{ kind: 'project', id }],
      request,
    });
    const row = await this.database.read(actor.scope, (tx) =>
      documentNumbered(tx, id, body.number),
    );
    if (!row) throw new Error(`document ${body.number} cannot be presented`);
    return presentRegistered(row);
  }
}

const presentRegistered = (document: Omit<ListedDocument, 'linkedTo'>): RegisteredDocumentDto => ({
  number: document.number ?? '',
  title: document.name,
  issuer: document.issuer,
  issuedOn: document.issuedOn,
  location: document.location,
  sha256: document.sha256,
  recordedBy: document.recordedBy,
  recordedByName: document.recordedByName,
  recordedAt: document.recordedAt.toISOString(),
});
