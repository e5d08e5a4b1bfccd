import { create as attachmentOf } from 'content-disposition';
import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  type ApiBodyOptions,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import {
  AnySignedIn,
  Can,
  CurrentActor,
  TakesFile,
  type TrackerReply,
  type TrackerRequest,
  pageOf,
  Idempotent,
  withUpload,
  inputPipe,
  LocatedAt,
  RecordIdPipe,
  receiveUpload,
  whileUploading,
} from '#platform/http';
import {
  DISCLOSURES,
  DOCUMENT_BYTES_MAX,
  findDocument,
  listDocuments,
  registerDocument,
  Subjects,
  uploadDocument,
} from '../index.js';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { FileStore } from '#platform/files';
import { Problem } from '#platform/problem';
import {
  DocumentDto,
  DocumentPageDto,
  DocumentQuery,
  NewDocumentDto,
  NewDocumentForm,
  presentDocument,
} from './document.dto.js';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;
const BODY: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['linkedTo'],
    properties: {
      file: {
        type: 'string',
        format: 'binary',
        description:
          'in a form: PDF, OFD, office file, image, text, CSV or archive of at most 100 MB; its name is the name of the document',
      },
      linkedTo: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        description: 'what the document is about; in a form, written as JSON',
        items: {
          type: 'object',
          required: ['kind', 'id'],
          properties: { kind: text(50), id: { type: 'string', format: 'uuid' } },
        },
      },
      documentNumber: text(200),
      issuedBy: text(200),
      issuedOn: { type: 'string', format: 'date' },
      disclosure: { type: 'string', enum: [...DISCLOSURES] },
      name: { ...text(500), description: 'without a file: title of the document' },
      location: { ...text(500), description: 'without a file: where the paper is kept' },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'without a file' },
    },
  },
};

/**
 * Documents with their files. A user who may read one subject of a document (a record that it is
 * about) may read the document.
 */
@ApiTags('documents')
@Controller('api/documents')
export class DocumentsController {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
    private readonly files: FileStore,
  ) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({ summary: 'Documents of a project, the newest first' })
  @ApiOkResponse({ type: DocumentPageDto })
  async listDocuments(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key, projectId, kind, subjectId }: DocumentQuery,
  ): Promise<DocumentPageDto> {
    const subject = kind && subjectId ? { kind, id: subjectId } : undefined;
    const rows = await this.database.read(actor.scope, async (tx) => {
      const project = { kind: 'project', id: projectId };
      await this.subjects.required(tx, actor, { subjects: [project], path: 'projectId' });
      return listDocuments(
        tx,
        { subjects: this.subjects, actor },
        { projectId, subject },
        { after: key && { recordedAt: key[0], id: key[1] }, limit: limit + 1 },
      );
    });
    const page = pageOf(rows, limit, presentDocument, (row) => [
      row.recordedAt.toISOString(),
      row.id,
    ]);
    return { ...page, items: page.items.filter(({ linkedTo }) => linkedTo.length > 0) };
  }

  @Post()
  @Can('document.upload')
  @Audited('document.upload')
  @TakesFile(DOCUMENT_BYTES_MAX)
  @LocatedAt(({ id }: DocumentDto) => `/api/documents/${id}`)
  @ApiOperation({
    summary: 'Record a document with its file (a form), or without one (JSON)',
  })
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiBody(BODY)
  @ApiCreatedResponse({ type: DocumentDto })
  async recordDocument(
    @CurrentActor() actor: Actor,
    @Req() sent: TrackerRequest,
    @Idempotent('document.upload') request: RepeatableRequest | null,
  ): Promise<DocumentDto> {
    const id = sent.isMultipart()
      ? await whileUploading(actor.personId, () => this.takeIn(actor, sent, request))
      : await this.register(actor, sent.body, request);
    return this.getDocument(actor, id);
  }

  private async takeIn(
    actor: Actor,
    form: TrackerRequest,
    request: RepeatableRequest | null,
  ): Promise<string> {
    await this.files.refuseUnlessRoomFor(Number(form.headers['content-length'] ?? 0));
    const { fileName, file, fields } = await receiveUpload(
      form,
      { form: NewDocumentForm, bytesMax: DOCUMENT_BYTES_MAX },
      this.files,
    );
    const { database, subjects, files } = this;
    try {
      return await uploadDocument({ database, subjects, files }, actor, {
        facts: { name: fileName, ...factsOf(fields) },
        received: file,
        linkedTo: fields.linkedTo,
        request: withUpload(request, { fileName, sha256: file.sha256, fields }),
      });
    } finally {
      await this.files.drop(file);
    }
  }

  private async register(
    actor: Actor,
    sent: unknown,
    request: RepeatableRequest | null,
  ): Promise<string> {
    const body = (await inputPipe().transform(sent, {
      type: 'body',
      metatype: NewDocumentDto,
    })) as NewDocumentDto;
    const { name, location, sha256, linkedTo } = body;
    const { database, subjects } = this;
    return registerDocument({ database, subjects }, actor, {
      facts: { name, location, sha256, ...factsOf(body) },
      linkedTo,
      request: request && { ...request, body },
    });
  }

  @Get(':id')
  @AnySignedIn()
  @ApiOperation({ summary: 'One document, for a person who may read one of its subjects' })
  @ApiOkResponse({ type: DocumentDto })
  async getDocument(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<DocumentDto> {
    const reading = { subjects: this.subjects, actor };
    return presentDocument(
      await this.database.read(actor.scope, (tx) => findDocument(tx, reading, id)),
    );
  }

  @Get(':id/content')
  @AnySignedIn()
  @ApiOperation({ summary: 'The file of a document, always as an attachment' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({
    description: 'the bytes as they were uploaded; the ETag is their SHA-256',
    schema: { type: 'string', format: 'binary' },
  })
  async getDocumentContent(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: TrackerReply,
  ): Promise<void> {
    const { name, mediaType, bytes, sha256 } = await this.getDocument(actor, id);
    if (mediaType === null || bytes === null || sha256 === null)
      throw new Problem('DOCUMENT_WITHOUT_FILE');
    const tag = `"${sha256}"`;
    if (known === tag) return void reply.code(304).header('etag', tag).send();
    const content = await this.files.read(sha256, bytes);
    if (!content) throw new Problem('DOCUMENT_FILE_MISSING', { requestId: reply.request.id });
    void reply
      .headers({
        'content-type': mediaType,
        'content-length': bytes,
        // Browsers save the file and do not display it, whatever its type, so that no script in it
        // runs with the rights of this web site.
        'content-disposition': attachmentOf(name),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        etag: tag,
      })
      .send(content);
  }
}

const factsOf = ({ documentNumber, issuedBy, issuedOn, disclosure }: NewDocumentForm) => ({
  number: documentNumber,
  issuer: issuedBy,
  issuedOn,
  disclosure,
});
