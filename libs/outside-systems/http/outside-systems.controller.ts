import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  AnswersFile,
  type Call,
  Can,
  CurrentActor,
  CurrentRequest,
  Idempotent,
  pageOf,
  RecordIdPipe,
} from '#platform/http';
import { describeSystem } from '../commands/describe-system.js';
import { WORKBOOK_TYPE, writeOutsideWorkbook } from '../files/write-workbook.js';
import { listSystems } from '../queries/outside-systems.js';
import { outsideWorkbook } from '../queries/outside-workbook.js';
import {
  NewOutsideSystemBody,
  OutsideSystemDto,
  OutsideSystemPageDto,
  OutsideSystemsQuery,
  OutsideWorkbookQuery,
  presentSystem,
} from './outside-systems.dto.js';

/** Other systems to which a month's figures go, each in its own columns. */
@ApiTags('outside-systems')
@Controller('api/outside-systems')
export class OutsideSystemsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('outside-system.read')
  @ApiOperation({
    summary: 'How other systems take a month’s figures: columns, unit and deadline, by code',
  })
  @ApiOkResponse({ type: OutsideSystemPageDto })
  async listOutsideSystems(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key }: OutsideSystemsQuery,
  ): Promise<OutsideSystemPageDto> {
    const after = key ? { code: key[0], validFrom: key[1], id: key[2] } : null;
    const rows = await this.database.read(actor.scope, (tx) =>
      listSystems(tx, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentSystem, ({ code, validFrom, id }) => [code, validFrom, id]);
  }

  @Post()
  @Can('outside-system.describe')
  @Audited('outside-system.describe')
  @ApiOperation({
    summary: 'Describe another system from a day on; its earlier description holds until then',
  })
  @ApiCreatedResponse({ type: OutsideSystemDto })
  async describeOutsideSystem(
    @CurrentActor() actor: Actor,
    @Body() described: NewOutsideSystemBody,
    @Idempotent('outside-system.describe') request: RepeatableRequest | null,
  ): Promise<OutsideSystemDto> {
    return presentSystem(await describeSystem(this.database, actor, { described, request }));
  }

  @Get(':id/workbook')
  @Can('outside-system.report')
  @ApiOperation({
    summary:
      'A month as another system takes it: the caller’s projects that have an id there, in its columns and unit',
  })
  @AnswersFile([WORKBOOK_TYPE])
  async getOutsideWorkbook(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Param('id', RecordIdPipe) id: string,
    @Query() { month }: OutsideWorkbookQuery,
  ): Promise<StreamableFile> {
    const { code, ...of } = await outsideWorkbook(this.database, this.clock, actor, { id, month });
    const bytes = await writeOutsideWorkbook(of, language);
    return new StreamableFile(bytes, {
      type: WORKBOOK_TYPE,
      disposition: `attachment; filename="${code}-${month}.xlsx"`,
      length: bytes.length,
    });
  }
}
