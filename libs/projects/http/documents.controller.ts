import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Audited, Database, type RepeatableRequest } from '#platform';
import { documentsOf, type ListedDocument, withRegistrars } from '../queries/documents.js';
import { findProject } from '../queries/find-project.js';
import { registerDocument } from '../commands/register-document.js';
import type { Day } from '#values';
import {
  CurrentActor,
  keyPart,
  pageOf,
  DayField,
  PageOf,
  PageQueryOf,
  Sha256Field,
  TextField,
  Idempotent,
  RecordIdPipe,
} from '#platform/http';

/** Request body that registers a document of a project. */
class NewDocumentDto {
  @TextField({
    max: 200,
    example: '浙财建〔2025〕17号',
    description: 'the number people quote; one document per number and project',
  })
  number: string;
  @TextField({ max: 500, example: '关于下达专项资金的通知（示例）' }) title: string;
  @TextField({ max: 200, optional: true }) issuer?: string;
  @DayField({ optional: true }) issuedOn?: Day;
  @TextField({ max: 500, optional: true, description: 'where the paper or the file is kept' })
  location?: string;
  @Sha256Field({ optional: true, description: 'SHA-256 of the file' }) sha256?: string;
}

/** A registered document of a project. */
class DocumentDto {
  @ApiProperty() number: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) issuer: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) issuedOn: string | null;
  @ApiProperty({ type: String, nullable: true }) location: string | null;
  @ApiProperty({ type: String, nullable: true }) sha256: string | null;
  @ApiProperty() recordedBy: string;
  @ApiProperty({ type: String, nullable: true }) recordedByName: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
}

class DocumentPageDto extends PageOf(DocumentDto) {}

/** Query of one page of the documents of a project. */
class DocumentQuery extends PageQueryOf([keyPart.text]) {}

/** Documents that are the sources of a project's amounts. */
@ApiTags('projects')
@Controller('api/projects/:id/documents')
export class DocumentsController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Registered documents of a project by number' })
  @ApiOkResponse({ type: DocumentPageDto })
  async listDocuments(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: DocumentQuery,
  ): Promise<DocumentPageDto> {
    const key = query.cursor;
    const rows = await this.database.read(actor.scope, async (tx) =>
      documentsOf(tx, (await findProject(tx, id)).id, { after: key?.[0], limit: query.limit + 1 }),
    );
    return pageOf(rows, query.limit, presentDocument, (row) => [row.number]);
  }

  @Post()
  @Audited('document.register')
  @ApiOperation({
    summary: 'Register a document, so that figures can name it; it is never changed afterwards',
  })
  @ApiCreatedResponse({ type: DocumentDto })
  async registerDocument(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: NewDocumentDto,
    @Idempotent('document.register') request: RepeatableRequest | null,
  ): Promise<DocumentDto> {
    const row = await registerDocument(this.database, actor, {
      projectId: id,
      document: body,
      request,
    });
    const [listed] = await this.database.read(actor.scope, (tx) => withRegistrars(tx, [row]));
    if (!listed) throw new Error(`document ${row.number} cannot be presented`);
    return presentDocument(listed);
  }
}

const presentDocument = ({
  number,
  title,
  issuer,
  issuedOn,
  location,
  sha256,
  recordedBy,
  recordedByName,
  recordedAt,
}: ListedDocument): DocumentDto => ({
  number,
  title,
  issuer,
  issuedOn,
  location,
  sha256,
  recordedBy,
  recordedByName,
  recordedAt: recordedAt.toISOString(),
});
