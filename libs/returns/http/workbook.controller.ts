import { createReadStream } from 'node:fs';
import { Controller, Get, HttpCode, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, findOrganisation } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { FileStore } from '#platform/files';
import {
  AnswersFile,
  AnySignedIn,
  type Call,
  Can,
  CurrentActor,
  CurrentRequest,
  fileRequired,
  receiveUpload,
  TakesFile,
  type TrackerRequest,
  whileUploading,
} from '#platform/http';
import { Problem } from '#platform/problem';
import {
  saveWorkbook,
  WORKBOOK_PROJECTS_MAX,
  type WorkbookOutcome,
} from '../commands/save-workbook.js';
import { workbookLines } from '../files/read-workbook-apart.js';
import { SHEET_TYPES } from '../files/write-sheet.js';
import { writeWorkbook } from '../files/write-workbook.js';
import { listReturns } from '../queries/returns.js';
import { IMPORT_BYTES_MAX } from '../rules/import-limits.js';
import { problemOfReading, UnreadableFile } from '../rules/import-problem.js';
import {
  presentWorkbook,
  refuseWorkbook,
  WorkbookForm,
  WorkbookQuery,
  WorkbookResultDto,
  WorkbookUploadQuery,
} from './workbook.dto.js';

/** Routes for an organisation's month as a workbook: out, and in again. */
@ApiTags('returns')
@Controller('api/returns/workbook')
export class WorkbookController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
  ) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({
    summary:
      'A month of an organisation as a workbook to fill in: returns that are owed or begun, or all where none is owed',
  })
  @AnswersFile([SHEET_TYPES.xlsx])
  async getWorkbook(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() { month, organisation }: WorkbookQuery,
  ): Promise<StreamableFile> {
    const { items, name } = await this.database.read(actor.scope, async (tx) => ({
      items: await listReturns(tx, { month, organisation }, { limit: WORKBOOK_PROJECTS_MAX }),
      name: (await findOrganisation(tx, organisation)).name,
    }));
    if (items.length === 0) throw new Problem('NOT_FOUND');
    const owes = items.some(({ asked }) => asked);
    const { bytes, type } = await writeWorkbook(
      owes ? items.filter(({ asked, version }) => asked || version > 1) : items,
      { month, organisation, organisationName: name },
      language,
    );
    return new StreamableFile(bytes, {
      type,
      disposition: `attachment; filename="returns-${organisation}-${month}.xlsx"`,
      length: bytes.length,
    });
  }

  @Post()
  @Can('return.file')
  @Audited('return.workbook')
  @HttpCode(200)
  @TakesFile(IMPORT_BYTES_MAX)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, dryRun: { type: 'boolean' } },
    },
  })
  @ApiOperation({
    summary:
      'Save what a workbook states as drafts, all of it or nothing; each problem is named with its cell',
  })
  @ApiOkResponse({ type: WorkbookResultDto })
  async postWorkbook(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Req() form: TrackerRequest,
    @Query() { month, organisation, dryRun = false }: WorkbookUploadQuery,
  ): Promise<WorkbookResultDto> {
    const outcome = await whileUploading(actor.personId, () =>
      this.takeIn(actor, form, { month, organisation, dryRun }),
    );
    if (outcome.problems.length > 0) throw refuseWorkbook(outcome.problems, language);
    return presentWorkbook(outcome);
  }

  private async takeIn(
    actor: Actor,
    form: TrackerRequest,
    wanted: Required<WorkbookUploadQuery>,
  ): Promise<WorkbookOutcome> {
    await this.files.refuseUnlessRoomFor(Number(form.headers['content-length'] ?? 0));
    const { file, fields } = await receiveUpload(
      form,
      { form: WorkbookForm, bytesMax: IMPORT_BYTES_MAX },
      this.files,
    );
    try {
      if (file.bytes === 0) throw fileRequired();
      const rows = await workbookLines(() => createReadStream(file.path));
      return await saveWorkbook(this.database, this.clock, actor, {
        ...wanted,
        dryRun: wanted.dryRun || fields.dryRun === true,
        rows,
        sha256: file.sha256,
      });
    } catch (error) {
      if (error instanceof UnreadableFile)
        return { dryRun: true, changed: [], unchanged: 0, problems: [problemOfReading(error)] };
      throw error;
    } finally {
      await this.files.drop(file);
    }
  }
}
