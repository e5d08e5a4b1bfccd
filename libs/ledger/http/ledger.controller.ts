import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { correctEntry } from '../commands/correct-entry.js';
import { currentTotals, totalsKnownAt } from '../queries/totals.js';
import { entriesOf, entryOf } from '../queries/entries.js';
import { postEntry } from '../commands/post-entry.js';
import { recoverEntry } from '../commands/recover-entry.js';
import { reverseEntry } from '../commands/reverse-entry.js';
import { Approvals } from '#approvals';
import { ChangeRequestDetailDto, placeOfChangeRequest, filedRequest } from '#approvals/http';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { aboutProjects, Database, type RepeatableRequest, settleKnownAt } from '#platform/database';
import { Audited } from '#platform/declarations';
import { findProject } from '#projects';
import { day } from '#values';
import {
  Can,
  CurrentActor,
  Filing,
  pageOf,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
  type RequestedFiling,
} from '#platform/http';
import {
  CorrectionDto,
  LedgerEntryDto,
  LedgerEntryPageDto,
  LedgerQuery,
  LedgerTotalsDto,
  LedgerTotalsQuery,
  NewLedgerEntryDto,
  presentEntry,
  presentTotals,
  RecoveryDto,
  ReversalDto,
} from './ledger.dto.js';

const EVER = { from: day('1900-01-01'), to: day('2199-12-31') };

/**
 * Routes for the ledger entries of projects. Entries are added and never changed; a second person
 * approves each addition.
 */
@ApiTags('ledger')
@Controller('api')
export class LedgerController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly approvals: Approvals,
  ) {}

  @Get('projects/:id/ledger-entries')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary: 'Entries of a project in the order they were recorded, with running sums',
  })
  @ApiOkResponse({ type: LedgerEntryPageDto })
  async listLedgerEntries(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() { limit, cursor: key, ...filter }: LedgerQuery,
  ): Promise<LedgerEntryPageDto> {
    const knownAt =
      filter.knownAt && (await settleKnownAt(this.database, actor.scope, filter.knownAt));
    const page = { ...filter, knownAt, after: key && BigInt(key[0]), limit: limit + 1 };
    const rows = await this.database.read(aboutProjects(actor.scope, id), async (tx) =>
      entriesOf(tx, (await findProject(tx, id)).id, page),
    );
    return pageOf(rows, limit, presentEntry, (row) => [row.sequence.toString()]);
  }

  @Get('ledger-entries/:id')
  @Can('project.read', { of: 'ledger-entry' })
  @ApiOperation({ summary: 'One entry, with what it takes back or replaces and what did so to it' })
  @ApiOkResponse({ type: LedgerEntryDto })
  async getLedgerEntry(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LedgerEntryDto> {
    return presentEntry(await this.database.read(actor.scope, (tx) => entryOf(tx, id)));
  }

  @Get('projects/:id/ledger-totals')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary:
      'Totals of a project by month and source: the current ones, or of a period and as known at an instant',
  })
  @ApiOkResponse({ type: LedgerTotalsDto })
  async listLedgerTotals(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() { period, knownAt: asked }: LedgerTotalsQuery,
  ): Promise<LedgerTotalsDto> {
    const knownAt =
      period || asked ? await settleKnownAt(this.database, actor.scope, asked ?? null) : null;
    const rows = await this.database.read(aboutProjects(actor.scope, id), async (tx) => {
      const project = await findProject(tx, id);
      return knownAt
        ? totalsKnownAt(tx, project.id, period ?? EVER, knownAt)
        : currentTotals(tx, project.id);
    });
    return presentTotals(rows, knownAt);
  }

  @Post('projects/:id/ledger-entries')
  @Can('ledger.post', { of: 'project' })
  @Audited('ledger.post')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit an entry for a project’s ledger; it is recorded when another person approves it',
  })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async postLedgerEntry(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: NewLedgerEntryDto,
    @Filing('ledger.post') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    return this.filed(
      actor,
      await postEntry(this.database, this.clock, actor, {
        projectId: id,
        wanted: body,
        draft,
        request,
      }),
    );
  }

  @Post('ledger-entries/:id/reversal')
  @Can('ledger.reverse', { of: 'ledger-entry' })
  @Audited('ledger.reverse')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'Submit the reversal of an entry by an equal and opposite one' })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async reverseLedgerEntry(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ReversalDto,
    @Idempotent('ledger.reverse') request: RepeatableRequest | null,
  ): Promise<ChangeRequestDetailDto> {
    return this.filed(
      actor,
      await reverseEntry(this.database, actor, {
        entryId: id,
        reason: body.reason,
        request,
      }),
    );
  }

  @Post('ledger-entries/:id/correction')
  @Can('ledger.reverse', { of: 'ledger-entry' })
  @Audited('ledger.correct')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit a correction: the reversal of an entry and a new entry in its place, both or neither',
  })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async correctLedgerEntry(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: CorrectionDto,
    @Idempotent('ledger.correct') request: RepeatableRequest | null,
  ): Promise<ChangeRequestDetailDto> {
    return this.filed(
      actor,
      await correctEntry(this.database, this.clock, actor, {
        entryId: id,
        correction: body,
        request,
      }),
    );
  }

  @Post('ledger-entries/:id/recoveries')
  @Can('ledger.reverse', { of: 'ledger-entry' })
  @Audited('ledger.recover')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit money of an entry that came back, as an entry of the month in which it came back',
  })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async recoverLedgerEntry(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: RecoveryDto,
    @Idempotent('ledger.recover') request: RepeatableRequest | null,
  ): Promise<ChangeRequestDetailDto> {
    return this.filed(
      actor,
      await recoverEntry(this.database, this.clock, actor, {
        entryId: id,
        recovery: body,
        request,
      }),
    );
  }

  /** Reads a change request that was just created and converts it to the response DTO. */
  private filed(actor: Actor, { id }: { id: string }): Promise<ChangeRequestDetailDto> {
    return filedRequest(this.approvals, actor, id);
  }
}
