import { Controller, Get, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  type ApiBodyOptions,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { errorFile } from '../queries/error-file.js';
import { findImport, importsOf, totalsOfImport, withFilers } from '../queries/imports.js';
import { IMPORT_BYTES_MAX } from '../rules/import-limits.js';
import { IMPORT_UNITS, type LedgerImportRow } from '../store/import-row.js';
import { formatOfFile } from '../files/format-of-file.js';
import { importTemplate } from '../files/template.js';
import { type HandedIn, sendImport, submitImport } from '../commands/submit-import.js';
import type { WrittenSheet } from '../files/write-sheet.js';
import { confirmedIn } from '#ledger';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { FileStore } from '#platform/files';
import type { Language } from '#platform/language';
import {
  AnySignedIn,
  Can,
  AnswersFile,
  type Call,
  type TrackerRequest,
  CurrentActor,
  CurrentRequest,
  TakesFile,
  pageOf,
  NewestFirstQuery,
  Idempotent,
  withUpload,
  LocatedAt,
  RecordIdPipe,
  fileRequired,
  receiveUpload,
  whileUploading,
} from '#platform/http';
import {
  LedgerImportDetailDto,
  LedgerImportPageDto,
  NewLedgerImportDto,
  presentImport,
  presentImportDetail,
  SheetQuery,
} from './import.dto.js';

const SHEETS = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
const FEN = { type: 'string', pattern: '^(0|[1-9]\\d{0,15})$', example: '125000000' } as const;
const FORM: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file', 'unit'],
    properties: {
      file: {
        type: 'string',
        format: 'binary',
        description: 'CSV (UTF-8 or GB18030) or XLSX, at most 20 MB and 100,000 rows',
      },
      unit: { type: 'string', enum: [...IMPORT_UNITS] },
      controlCompletedFen: FEN,
      controlFundsFen: FEN,
      controlPaidFen: FEN,
      sheet: {
        type: 'string',
        maxLength: 100,
        description:
          'name of the worksheet to read; by default the one that is visible and not empty',
      },
      unitConfirmed: { type: 'boolean' },
      repeatConfirmed: { type: 'boolean' },
      openingConfirmed: { type: 'boolean' },
      commit: { type: 'boolean' },
    },
  },
};

/**
 * Routes for files with ledger entries of past years. A file is checked first, and then submitted
 * as one change request that another person approves. Either all its entries are added to the
 * ledger or none.
 */
@ApiTags('ledger')
@Controller('api/ledger-imports')
export class ImportsController {
  constructor(
    readonly database: Database,
    readonly files: FileStore,
  ) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({ summary: 'Files of history, the newest first' })
  @ApiOkResponse({ type: LedgerImportPageDto })
  async listLedgerImports(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key }: NewestFirstQuery,
  ): Promise<LedgerImportPageDto> {
    const after = key && { filedAt: new Date(key[0]), id: key[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      importsOf(tx, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentImport, (row) => [row.filedAt.toISOString(), row.id]);
  }

  @Post()
  @Can('ledger-import.upload')
  @Audited('ledger-import.upload')
  @TakesFile(IMPORT_BYTES_MAX)
  @LocatedAt(({ id }: LedgerImportDetailDto) => `/api/ledger-imports/${id}`)
  @ApiOperation({ summary: 'Upload a file of ledger history; it is processed after the response' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiCreatedResponse({ type: LedgerImportDetailDto })
  async uploadLedgerImport(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Req() form: TrackerRequest,
    @Idempotent('ledger-import.upload') request: RepeatableRequest | null,
  ): Promise<LedgerImportDetailDto> {
    const row = await whileUploading(actor.personId, () => this.takeIn(actor, form, request));
    return this.presented(actor, row, call.language);
  }

  private async takeIn(
    actor: Actor,
    form: TrackerRequest,
    request: RepeatableRequest | null,
  ): Promise<LedgerImportRow> {
    await this.files.refuseUnlessRoomFor(Number(form.headers['content-length'] ?? 0));
    const upload = await receiveUpload(
      form,
      { form: NewLedgerImportDto, bytesMax: IMPORT_BYTES_MAX },
      this.files,
    );
    const { fileName, file: received, fields } = upload;
    try {
      if (received.bytes === 0) throw fileRequired();
      const file = { fileName, received, format: await formatOfFile(received.path) };
      return await submitImport(
        this,
        actor,
        { ...file, ...askedIn(fields) },
        withUpload(request, { fileName, sha256: received.sha256, fields }),
      );
    } finally {
      await this.files.drop(received);
    }
  }

  @Get('template')
  @AnySignedIn()
  @ApiOperation({ summary: 'An empty file with the headings that are understood' })
  @AnswersFile(SHEETS)
  async ledgerImportTemplate(@Query() { format = 'csv' }: SheetQuery): Promise<StreamableFile> {
    return fileOf(await importTemplate(format), `ledger-import-template.${format}`);
  }

  @Get(':id')
  @AnySignedIn()
  @ApiOperation({
    summary: 'A file of history: how far it is, what is wrong with it, or what it would bring',
  })
  @ApiOkResponse({ type: LedgerImportDetailDto })
  async getLedgerImport(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LedgerImportDetailDto> {
    return this.presented(
      actor,
      await this.database.read(actor.scope, (tx) => findImport(tx, id)),
      call.language,
    );
  }

  @Get(':id/errors')
  @AnySignedIn()
  @ApiOperation({
    summary: 'The rows of the file with an additional column that states the errors',
  })
  @AnswersFile(SHEETS)
  async ledgerImportErrors(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Query() { format = 'csv', language = call.language }: SheetQuery,
  ): Promise<StreamableFile> {
    return fileOf(
      await errorFile(this.database, actor.scope, id, { format, language }),
      `ledger-import-errors_${id}.${format}`,
    );
  }

  @Post(':id/proposal')
  @Can('ledger-import.upload')
  @Audited('ledger-import.send')
  @ApiOperation({
    summary: 'Submit a file whose dry run had no errors for approval; it is checked once more',
  })
  @ApiCreatedResponse({ type: LedgerImportDetailDto })
  async sendLedgerImport(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Idempotent('ledger-import.send') request: RepeatableRequest | null,
  ): Promise<LedgerImportDetailDto> {
    const row = await sendImport(this.database, actor, id, request);
    return this.presented(actor, row, call.language);
  }

  private presented(
    actor: Actor,
    row: LedgerImportRow,
    language: Language,
  ): Promise<LedgerImportDetailDto> {
    return this.database.read(actor.scope, async (tx) => {
      const [listed] = await withFilers(tx, [row]);
      if (!listed) throw new Error(`import ${row.id} cannot be presented`);
      return presentImportDetail(listed, await totalsOfImport(tx, row.id), language);
    });
  }
}

/** Returns the options in the form: unit, declared totals, confirmations, and submission. */
const askedIn = ({
  unit,
  sheet,
  commit = false,
  ...fields
}: NewLedgerImportDto): Omit<HandedIn, 'fileName' | 'received' | 'format'> => ({
  unit,
  sheet: sheet ?? null,
  control: {
    completed: fields.controlCompletedFen ?? null,
    funds: fields.controlFundsFen ?? null,
    paid: fields.controlPaidFen ?? null,
  },
  confirmed: confirmedIn(fields),
  send: commit,
});

const fileOf = ({ bytes, type }: WrittenSheet, name: string): StreamableFile =>
  new StreamableFile(bytes, {
    type,
    disposition: `attachment; filename="${name}"`,
    length: bytes.length,
  });
