import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { approveLedgerChangeRequest } from '../commands/approve-change-request.js';
import { findLedgerChangeRequest } from '../store/change-requests.js';
import type { LedgerChangeRequestRow } from '../store/change-request-row.js';
import {
  linesOf,
  ledgerChangeRequestsOf,
  withDeciders,
  withProject,
} from '../queries/change-requests.js';
import { ledgerChangeRequestTotals } from '../queries/change-request-totals.js';
import {
  returnLedgerChangeRequest,
  withdrawLedgerChangeRequest,
} from '../commands/return-change-request.js';
import { undoLedgerChangeRequest } from '../commands/undo-change-request.js';
import { waitingFor } from '../queries/waiting-change-requests.js';
import type { Actor } from '#identity';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  AnySignedIn,
  Can,
  CurrentActor,
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

/** Query parameters for one page of the list of entries of a change request. */
class ProposalEntryQuery extends PageQueryOf([keyPart.text]) {}

/**
 * Routes for ledger change requests: those waiting for the decision of a second person, and those
 * already decided.
 */
@ApiTags('ledger')
@Controller('api/ledger-proposals')
export class LedgerChangeRequestsController {
  constructor(private readonly database: Database) {}

  @Get()
  @AnySignedIn()
  @ApiOperation({ summary: 'Change requests of the ledger, newest first' })
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
  @ApiOperation({
    summary:
      'Number of change requests that wait for the caller’s decision, and of the caller’s own that wait for another person',
  })
  @ApiOkResponse({ type: WaitingLedgerChangeRequestsDto })
  countWaitingProposals(@CurrentActor() actor: Actor): Promise<WaitingLedgerChangeRequestsDto> {
    return this.database.read(actor.scope, (tx) => waitingFor(tx, actor));
  }

  @Get(':id')
  @Can('project.read', { of: 'ledger-proposal' })
  @ApiOperation({ summary: 'One change request' })
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
  @Can(['ledger.approve', 'ledger.post'], { of: 'ledger-proposal' })
  @Audited('ledger.approve')
  @ApiOperation({
    summary:
      'Approve what another person filed: all its entries are in the ledger with the answer, or none',
  })
  @ApiCreatedResponse({ type: LedgerChangeRequestDto })
  async approveProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Idempotent('ledger.approve') request: RepeatableRequest | null,
  ): Promise<LedgerChangeRequestDto> {
    const row = await approveLedgerChangeRequest(this.database, actor, id, request);
    return presented(this.database, actor, row);
  }

  @Post(':id/return')
  @Can(['ledger.approve', 'ledger.post'], { of: 'ledger-proposal' })
  @Audited('ledger.return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Return a change request to its submitter, with a reason' })
  @ApiOkResponse({ type: LedgerChangeRequestDto })
  async returnProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ReversalDto,
  ): Promise<LedgerChangeRequestDto> {
    return presented(
      this.database,
      actor,
      await returnLedgerChangeRequest(this.database, actor, id, body.reason),
    );
  }

  @Delete(':id')
  @Can('ledger.post', { of: 'ledger-proposal' })
  @Audited('ledger.withdraw')
  @ApiOperation({
    summary: 'Withdraw one’s own change request before it is decided; it stays readable',
  })
  @ApiOkResponse({ type: LedgerChangeRequestDto })
  async withdrawProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LedgerChangeRequestDto> {
    return presented(
      this.database,
      actor,
      await withdrawLedgerChangeRequest(this.database, actor, id),
    );
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
