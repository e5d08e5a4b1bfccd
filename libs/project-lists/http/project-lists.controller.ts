import { createReadStream } from 'node:fs';
import { Controller, HttpCode, Post, Req, StreamableFile } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Approvals } from '#approvals';
import { ChangeRequestDetailDto, filedRequest, placeOfChangeRequest } from '#approvals/http';
import { type Actor, allow } from '#identity';
import type { RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { FileStore } from '#platform/files';
import {
  AnswersFile,
  type Call,
  Can,
  CurrentActor,
  CurrentRequest,
  fileRequired,
  Idempotent,
  LocatedAt,
  receiveUpload,
  TakesFile,
  type TrackerRequest,
  whileUploading,
  withUpload,
} from '#platform/http';
import { Problem } from '#platform/problem';
import { fileProjectList } from '#projects';
import { errorSheetsApart, IMPORT_BYTES_MAX, SHEET_TYPES, type UploadedFile } from '#returns';
import { examineList, type ExaminedList } from '../queries/examine-list.js';
import {
  presentList,
  ProjectListCheckDto,
  ProjectListForm,
  readingOf,
  refuseList,
} from './project-list.dto.js';

const FORM = {
  schema: {
    type: 'object',
    required: ['file', 'organisation'],
    properties: {
      file: { type: 'string', format: 'binary' },
      organisation: { type: 'string' },
      unit: { type: 'string', enum: ['元', '万元', '亿元'] },
      sheet: { type: 'string' },
      columns: { type: 'string', example: 'B:name;E:totalInvestment;F:' },
      leaveOut: { type: 'string', example: '3,5' },
      reason: { type: 'string' },
    },
  },
};

/** A list that was received, and what was found in it. */
interface Received {
  file: UploadedFile;
  fields: ProjectListForm;
  fileName: string;
  sha256: string;
  found: ExaminedList;
}

/** Routes by which an office brings in its own list of projects, from a workbook or CSV file. */
@ApiTags('projects')
@Controller('api/project-lists')
export class ProjectListsController {
  constructor(
    private readonly approvals: Approvals,
    private readonly files: FileStore,
  ) {}

  @Post('check')
  @Can('project.register')
  @Audited('project-list.check')
  @HttpCode(200)
  @TakesFile(IMPORT_BYTES_MAX)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiOperation({
    summary:
      'Read a list of projects: its columns, its problems by cell, and projects that may be registered already; changes nothing',
  })
  @ApiOkResponse({ type: ProjectListCheckDto })
  checkProjectList(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Req() form: TrackerRequest,
  ): Promise<ProjectListCheckDto> {
    return this.received(actor, form, ({ found }) => presentList(found, language));
  }

  @Post('error-sheet')
  @Can('project.register')
  @Audited('project-list.check')
  @HttpCode(200)
  @TakesFile(IMPORT_BYTES_MAX)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiOperation({ summary: 'The list with a column that says what is wrong with each row' })
  @AnswersFile([SHEET_TYPES.xlsx])
  errorSheetOfProjectList(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Req() form: TrackerRequest,
  ): Promise<StreamableFile> {
    return this.received(actor, form, async ({ file, found }) => {
      const sheets = await errorSheetsApart(file, found.problems);
      const sheet = sheets.find((one) => one.format === 'xlsx' && one.language === language);
      if (!sheet) throw new Problem('PROJECT_LIST_REFUSED', { count: found.problems.length });
      return new StreamableFile(sheet.bytes, {
        type: SHEET_TYPES.xlsx,
        disposition: 'attachment; filename="project-list-problems.xlsx"',
        length: sheet.bytes.length,
      });
    });
  }

  @Post()
  @Can('project.register')
  @Audited('project-list.file')
  @HttpCode(202)
  @TakesFile(IMPORT_BYTES_MAX)
  @LocatedAt(placeOfChangeRequest)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiOperation({
    summary:
      'Submit a list of projects as one request, all of them or none; they are registered when another person approves it',
  })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async fileProjectList(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Req() form: TrackerRequest,
    @Idempotent('project-list.file') request: RepeatableRequest | null,
  ): Promise<ChangeRequestDetailDto> {
    const { database, clock } = this.approvals;
    const { id } = await this.received(actor, form, ({ found, fields, fileName, sha256 }) => {
      if (found.problems.length > 0) throw refuseList(found.problems, language);
      return fileProjectList(database, clock, actor, {
        list: {
          projects: found.projects,
          organisationId: fields.organisation,
          fileName,
          sha256,
          reason: fields.reason ?? null,
        },
        request: withUpload(request, { fileName, sha256, fields }),
      });
    });
    return filedRequest(this.approvals, actor, id);
  }

  /** Receives and reads a list, and hands it to `use` while its file is there. */
  private received<T>(
    actor: Actor,
    form: TrackerRequest,
    use: (received: Received) => T | Promise<T>,
  ): Promise<T> {
    return whileUploading(actor.personId, async () => {
      await this.files.refuseUnlessRoomFor(Number(form.headers['content-length'] ?? 0));
      const { fileName, file, fields } = await receiveUpload(
        form,
        { form: ProjectListForm, bytesMax: IMPORT_BYTES_MAX },
        this.files,
      );
      try {
        if (file.bytes === 0) throw fileRequired();
        allow(actor, 'project.register', { unitId: fields.organisation });
        const { database, clock } = this.approvals;
        const upload = { open: () => createReadStream(file.path), sheet: fields.sheet ?? null };
        const found = await examineList((work) => database.read(actor.scope, work), {
          file: upload,
          reading: readingOf(fields),
          today: clock.today(),
        });
        return await use({ file: upload, fields, fileName, sha256: file.sha256, found });
      } finally {
        await this.files.drop(file);
      }
    });
  }
}
