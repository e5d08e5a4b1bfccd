import {
  Body,
  Controller,
  Get,
  HttpCode,
  Injectable,
  Param,
  type PipeTransform,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Approvals, HandlesChanges } from '#approvals';
import { ChangeRequestDetailDto, filedRequest, placeOfChangeRequest } from '#approvals/http';
import type { Actor } from '#identity';
import { aboutProjects, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  AnySignedIn,
  Can,
  CurrentActor,
  Idempotent,
  IfMatch,
  LocatedAt,
  MonthPipe,
  pageOf,
  RecordIdPipe,
  Versioned,
} from '#platform/http';
import { UNPLANNED } from '#projects';
import { addMonths, type Month, monthOf } from '#values';
import { ReturnChanges } from '../commands/return-changes.js';
import { returnBoard } from '../queries/board.js';
import { saveReturn } from '../commands/save-return.js';
import { submitReturn } from '../commands/submit-return.js';
import { listReturns, returnOf } from '../queries/returns.js';
import type { ReturnContent } from '../rules/return-content.js';
import { boardMonths, BoardPageDto, BoardQuery, presentBoardRow } from './board.dto.js';
import {
  contentOf,
  presentReturn,
  ReturnBody,
  ReturnDto,
  ReturnPageDto,
  ReturnsQuery,
  ReturnSubmissionBody,
} from './return.dto.js';

/** Handles monthly returns; an edit has the fields of a saved return. */
@Injectable()
@HandlesChanges(['return'])
export class ReturnChangesWithForm extends ReturnChanges {
  override readonly form = ReturnBody;

  override contentOf(given: object): ReturnContent & { unitConfirmed?: boolean } {
    const { unitConfirmed } = given as { unitConfirmed?: boolean };
    return {
      ...contentOf(given),
      ...(unitConfirmed === undefined ? {} : { unitConfirmed }),
    };
  }
}

const ID = { name: 'id', type: String } as const;
const MONTH = { name: 'month', type: String, example: '2025-06' } as const;

/** Project and month of a return, from its address. */
interface ReturnPlace {
  id: string;
  month: Month;
}

/** Validates the address of a return. */
@Injectable()
class ReturnPlacePipe implements PipeTransform<Record<string, unknown>, ReturnPlace> {
  transform({ id, month }: Record<string, unknown>): ReturnPlace {
    return { id: new RecordIdPipe().transform(id), month: new MonthPipe().transform(month) };
  }
}

/**
 * Routes for monthly returns (月报). A project's month is saved while it is typed, submitted as one
 * change request, and entered in the ledger when it is approved.
 */
@ApiTags('returns')
@Controller('api')
export class ReturnsController {
  constructor(private readonly approvals: Approvals) {}

  @Get('returns')
  @AnySignedIn()
  @ApiOperation({ summary: 'The returns of a month, begun or not, in the order of projects' })
  @ApiOkResponse({ type: ReturnPageDto })
  async listReturns(
    @CurrentActor() actor: Actor,
    @Query() { month: given, organisation, limit, cursor: key }: ReturnsQuery,
  ): Promise<ReturnPageDto> {
    const { clock, database } = this.approvals;
    const month = given ?? addMonths(monthOf(clock.today()), -1);
    const after = key && {
      flagship: key[0],
      columnNumber: key[1],
      itemNumber: key[2],
      id: key[3],
    };
    const rows = await database.read(actor.scope, (tx) =>
      listReturns(tx, { month, organisation: organisation ?? null }, { after, limit: limit + 1 }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentReturn(row, clock.today()),
      (row) => [
        row.flagship,
        row.columnNumber ?? UNPLANNED,
        row.itemNumber ?? UNPLANNED,
        row.projectId,
      ],
    );
  }

  @Get('returns/board')
  @AnySignedIn()
  @ApiOperation({ summary: 'How far the returns of each organisation are, by month' })
  @ApiOkResponse({ type: BoardPageDto })
  async listBoard(
    @CurrentActor() actor: Actor,
    @Query() { from, until, limit, cursor: key }: BoardQuery,
  ): Promise<BoardPageDto> {
    const { clock, database } = this.approvals;
    const today = clock.today();
    const months = boardMonths({ from, until }, monthOf(today));
    const rows = await database.read(actor.scope, (tx) =>
      returnBoard(
        tx,
        { months, today, only: null },
        { afterId: key?.[0] ?? null, limit: limit + 1 },
      ),
    );
    return pageOf(rows, limit, presentBoardRow, (row) => [row.organisationId]);
  }

  @Get('projects/:id/returns/:month')
  @ApiParam(ID)
  @ApiParam(MONTH)
  @Can('project.read', { of: 'project' })
  @Versioned()
  @ApiOperation({
    summary: 'The return of a project for a month, with last month and the year beside it',
  })
  @ApiOkResponse({ type: ReturnDto })
  async getReturn(
    @CurrentActor() actor: Actor,
    @Param(ReturnPlacePipe) { id, month }: ReturnPlace,
  ): Promise<ReturnDto> {
    const found = await this.approvals.database.read(aboutProjects(actor.scope, id), (tx) =>
      returnOf(tx, id, month),
    );
    return presentReturn(found, this.approvals.clock.today());
  }

  @Put('projects/:id/returns/:month')
  @ApiParam(ID)
  @ApiParam(MONTH)
  @Can('return.file', { of: 'project' })
  @Audited('return.save')
  @Versioned()
  @ApiOperation({
    summary: 'Save what is typed for a month; over an approved month it begins a correction',
  })
  @ApiOkResponse({ type: ReturnDto })
  async saveReturn(
    @CurrentActor() actor: Actor,
    @Param(ReturnPlacePipe) { id: projectId, month }: ReturnPlace,
    @Body() body: ReturnBody,
    @IfMatch() versionRead: number,
  ): Promise<ReturnDto> {
    const { clock, database } = this.approvals;
    const saved = await saveReturn(database, clock, actor, {
      projectId,
      month,
      versionRead,
      content: contentOf(body),
    });
    return presentReturn(saved, clock.today());
  }

  @Post('projects/:id/returns/:month/submission')
  @ApiParam(ID)
  @ApiParam(MONTH)
  @Can('return.file', { of: 'project' })
  @Audited('return.submit')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit a month as one change request; its amounts are entered when another person approves it',
  })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async submitReturn(
    @CurrentActor() actor: Actor,
    @Param(ReturnPlacePipe) { id: projectId, month }: ReturnPlace,
    @Body() { attestation, unitConfirmed = false }: ReturnSubmissionBody,
    @Idempotent('return.submit') request: RepeatableRequest | null,
  ): Promise<ChangeRequestDetailDto> {
    const { id } = await submitReturn(this.approvals, actor, {
      projectId,
      month,
      attestation,
      unitConfirmed,
      request,
    });
    return filedRequest(this.approvals, actor, id);
  }
}
