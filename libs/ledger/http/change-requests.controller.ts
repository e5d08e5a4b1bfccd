import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Approvals, decideChangeRequest, withdrawChangeRequest } from '#approvals';
import { findLedgerChangeRequest } from '../store/change-requests.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import {
  linesOf,
  ledgerChangeRequestsOf,
  withDeciders,
  withProject,
} from '../queries/change-requests.js';
import { ledgerChangeRequestTotals } from '../queries/change-request-totals.js';
import { undoLedgerChangeRequest } from '../commands/undo-change-request.js';
import { waitingFor } from '../queries/waiting-change-requests.js';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  AnySignedIn,
  Can,
  CurrentActor,
  FormerRoute,
  keyPart,
  pageOf,
  PageQueryOf,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
} from '#platform/http';
import { ReversalDto } from './ledger.dto.js';
import {
  LedgerChangeRequestDto,
  LedgerChangeRequestPageDto,
  placeOfLedgerChangeRequest,
  presentLine,
  presentLedgerChangeRequest,
  presentLedgerChangeRequestTotal,
  presentShownLedgerChangeRequest,
  LedgerChangeRequestLinePageDto,
  LedgerChangeRequestQuery,
  LedgerChangeRequestTotalsDto,
  ShownLedgerChangeRequestDto,
  WaitingLedgerChangeRequestsDto,
} from './change-request.dto.js';

/** Dates of deprecation of these routes, which the routes of `/api/change-requests` replace. */
const DEPRECATED = { since: new Date('2026-11-29'), until: new Date('2027-11-29') };

/** Query parameters for one page of the list of entries of a change request. */
class ProposalEntryQuery extends PageQueryOf([keyPart.text]) {}

/**
 * Routes for ledger change requests: those waiting for the decision of a second person, and those
 * already decided.
 */
@ApiTags('ledger')
@Controller('api/ledger-proposals')
export class LedgerChangeRequestsController {
  constructor(
    private readonly database: Database,
    private readonly approvals: Approvals,
  ) {}

  @Get()
  @AnySignedIn()
  @FormerRoute(DEPRECATED)
  @ApiOperation({ summary: 'Now GET /api/change-requests', deprecated: true })
  @ApiOkResponse({ type: LedgerChangeRequestPageDto })
  async listProposals(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key, ...filter }: LedgerChangeRequestQuery,
  ): Promise<LedgerChangeRequestPageDto> {
    const after = key && { filedAt: new Date(key[0]), id: key[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      ledgerChangeRequestsOf(tx, filter, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentShownLedgerChangeRequest, (row) => [
      row.filedAt.toISOString(),
      row.id,
    ]);
  }

  @Get('waiting')
  @AnySignedIn()
  @FormerRoute(DEPRECATED)
  @ApiOperation({
    summary: 'Now GET /api/change-requests/waiting',
    deprecated: true,
  })
  @ApiOkResponse({ type: WaitingLedgerChangeRequestsDto })
  countWaitingProposals(@CurrentActor() actor: Actor): Promise<WaitingLedgerChangeRequestsDto> {
    return this.database.read(actor.scope, (tx) => waitingFor(tx, actor));
  }

  @Get(':id')
  @Can('project.read', { of: 'ledger-proposal' })
  @ApiOperation({
    summary:
      'What the ledger knows of a change request: its sums, what it undoes, and others that are alike',
  })
  @ApiOkResponse({ type: ShownLedgerChangeRequestDto })
  async getProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ShownLedgerChangeRequestDto> {
    const [row] = await this.database.read(actor.scope, async (tx) =>
      withProject(tx, [await findLedgerChangeRequest(tx, id)]),
    );
    if (!row) throw new Error(`proposal ${id} cannot be presented`);
    return presentShownLedgerChangeRequest(row);
  }

  @Get(':id/entries')
  @Can('project.read', { of: 'ledger-proposal' })
  @ApiOperation({ summary: 'The entries of a change request, pending or recorded' })
  @ApiOkResponse({ type: LedgerChangeRequestLinePageDto })
  async listProposalEntries(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: ProposalEntryQuery,
  ): Promise<LedgerChangeRequestLinePageDto> {
    const key = query.cursor;
    const rows = await this.database.read(actor.scope, async (tx) =>
      linesOf(tx, await findLedgerChangeRequest(tx, id), {
        after: key?.[0],
        limit: query.limit + 1,
      }),
    );
    return pageOf(rows, query.limit, presentLine, (row) => [row.line]);
  }

  @Get(':id/totals')
  @Can('project.read', { of: 'ledger-proposal' })
  @ApiOperation({
    summary: 'Effect of a change request on the running totals, by project and series',
  })
  @ApiOkResponse({ type: LedgerChangeRequestTotalsDto })
  async listProposalTotals(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LedgerChangeRequestTotalsDto> {
    const rows = await this.database.read(actor.scope, async (tx) =>
      ledgerChangeRequestTotals(tx, await findLedgerChangeRequest(tx, id)),
    );
    return { items: rows.map(presentLedgerChangeRequestTotal) };
  }

  @Post(':id/approval')
  @Can(['change-request.decide', 'ledger.post'], { of: 'ledger-proposal' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.approve')
  @ApiOperation({
    summary: 'Now POST /api/change-requests/{id}/approval',
    deprecated: true,
  })
  @ApiCreatedResponse({ type: LedgerChangeRequestDto })
  async approveProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Idempotent('ledger.approve') request: RepeatableRequest | null,
  ): Promise<LedgerChangeRequestDto> {
    const decided = { decision: 'approved' as const };
    await decideChangeRequest(this.approvals, actor, { id, decided, request });
    return this.moved(actor, id);
  }

  @Post(':id/return')
  @Can(['change-request.decide', 'ledger.post'], { of: 'ledger-proposal' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Now POST /api/change-requests/{id}/return', deprecated: true })
  @ApiOkResponse({ type: LedgerChangeRequestDto })
  async returnProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ReversalDto,
  ): Promise<LedgerChangeRequestDto> {
    const decided = { decision: 'returned' as const, reason: body.reason };
    await decideChangeRequest(this.approvals, actor, { id, decided, request: null });
    return this.moved(actor, id);
  }

  @Delete(':id')
  @Can('ledger.post', { of: 'ledger-proposal' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.withdraw')
  @ApiOperation({
    summary: 'Now POST /api/change-requests/{id}/withdrawal',
    deprecated: true,
  })
  @ApiOkResponse({ type: LedgerChangeRequestDto })
  async withdrawProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LedgerChangeRequestDto> {
    await withdrawChangeRequest(this.approvals, actor, { id, reason: null });
    return this.moved(actor, id);
  }

  @Post(':id/reversal')
  @Can('ledger.reverse', { of: 'ledger-proposal' })
  @Audited('ledger.undo')
  @LocatedAt(placeOfLedgerChangeRequest)
  @ApiOperation({
    summary: 'Submit a reversal of all entries that an approved change request added to the ledger',
  })
  @ApiCreatedResponse({ type: LedgerChangeRequestDto })
  async undoProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ReversalDto,
    @Idempotent('ledger.undo') request: RepeatableRequest | null,
  ): Promise<LedgerChangeRequestDto> {
    return presented(
      this.database,
      actor,
      await undoLedgerChangeRequest(this.database, actor, {
        proposalId: id,
        reason: body.reason,
        request,
      }),
    );
  }

  private async moved(actor: Actor, id: string): Promise<LedgerChangeRequestDto> {
    const row = await this.database.read(actor.scope, (tx) => findLedgerChangeRequest(tx, id));
    return presented(this.database, actor, row);
  }
}

/**
 * Adds the names of the people involved and converts a ledger change request to its response DTO.
 * When only the caller is involved, the name is known without a query.
 */
export async function presented(
  database: Database,
  actor: Actor,
  row: LedgerChangeRequestRow,
): Promise<LedgerChangeRequestDto> {
  if (row.filedBy === actor.personId && row.decidedBy === null)
    return presentLedgerChangeRequest({ ...row, filedByName: actor.name, decidedByName: null });
  const [listed] = await database.read(actor.scope, (tx) => withDeciders(tx, [row]));
  if (!listed) throw new Error(`proposal ${row.id} cannot be presented`);
  return presentLedgerChangeRequest(listed);
}
