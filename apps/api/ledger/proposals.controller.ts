import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  approveProposal,
  findProposal,
  type LedgerProposalRow,
  linesOf,
  proposalsOf,
  proposalTotals,
  returnProposal,
  undoProposal,
  waitingFor,
  withDeciders,
  withProject,
  withdrawProposal,
} from '#finance/ledger';
import type { Actor } from '#identity';
import { Database } from '#platform';
import { AlertBell } from '../alerts/alert-bell.js';
import {
  type Call,
  CurrentActor,
  CurrentRequest,
  repeatable,
  type TrackerReply,
} from '../http/call.js';
import { decodeCursor, keyPart, pageOf } from '../http/cursor.js';
import { PageQuery } from '../http/fields/index.js';
import { RecordIdPipe } from '../http/record-id.js';
import { ReversalDto } from './ledger.dto.js';
import {
  LedgerProposalDto,
  LedgerProposalPageDto,
  presentLine,
  presentProposal,
  presentProposalTotal,
  presentShownProposal,
  ProposalLinePageDto,
  ProposalQuery,
  ProposalTotalsDto,
  ShownLedgerProposalDto,
  WaitingProposalsDto,
} from './proposal.dto.js';

const KEY = [keyPart.instant, keyPart.uuid] as const;
const LINE_KEY = [keyPart.text] as const;

/** Ledger change requests: pending ones that wait for another person, and decided ones. */
@ApiTags('ledger')
@Controller('api/ledger-proposals')
export class ProposalsController {
  constructor(
    private readonly database: Database,
    private readonly bell: AlertBell,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Proposals for the ledger, the newest first' })
  @ApiOkResponse({ type: LedgerProposalPageDto })
  async listProposals(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ProposalQuery,
  ): Promise<LedgerProposalPageDto> {
    const key = decodeCursor<[string, string]>(cursor, KEY);
    const after = key && { filedAt: new Date(key[0]), id: key[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      proposalsOf(tx, filter, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentShownProposal, (row) => [row.filedAt.toISOString(), row.id]);
  }

  @Get('waiting')
  @ApiOperation({
    summary: 'How many proposals wait for the caller, and of the caller’s own for somebody else',
  })
  @ApiOkResponse({ type: WaitingProposalsDto })
  countWaitingProposals(@CurrentActor() actor: Actor): Promise<WaitingProposalsDto> {
    return this.database.read(actor.scope, (tx) => waitingFor(tx, actor));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One proposal' })
  @ApiOkResponse({ type: ShownLedgerProposalDto })
  async getProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ShownLedgerProposalDto> {
    const [row] = await this.database.read(actor.scope, async (tx) =>
      withProject(tx, [await findProposal(tx, id)]),
    );
    if (!row) throw new Error(`proposal ${id} cannot be presented`);
    return presentShownProposal(row);
  }

  @Get(':id/entries')
  @ApiOperation({ summary: 'The entries of a proposal, waiting or recorded' })
  @ApiOkResponse({ type: ProposalLinePageDto })
  async listProposalEntries(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<ProposalLinePageDto> {
    const key = decodeCursor<[string]>(query.cursor, LINE_KEY);
    const rows = await this.database.read(actor.scope, async (tx) =>
      linesOf(tx, await findProposal(tx, id), { after: key?.[0], limit: query.limit + 1 }),
    );
    return pageOf(rows, query.limit, presentLine, (row) => [row.line]);
  }

  @Get(':id/totals')
  @ApiOperation({ summary: 'What a proposal does to the running totals, by project and series' })
  @ApiOkResponse({ type: ProposalTotalsDto })
  async listProposalTotals(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ProposalTotalsDto> {
    const rows = await this.database.read(actor.scope, async (tx) =>
      proposalTotals(tx, await findProposal(tx, id)),
    );
    return { items: rows.map(presentProposalTotal) };
  }

  @Post(':id/approval')
  @ApiOperation({
    summary:
      'Approve what another person filed: all its entries are in the ledger with the answer, or none',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'the same key again has one effect',
  })
  @ApiCreatedResponse({ type: LedgerProposalDto })
  async approveProposal(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LedgerProposalDto> {
    const row = await approveProposal(
      this.database,
      actor,
      id,
      repeatable(call, actor, 'ledger.approve', { id }),
    );
    this.bell.ring();
    return presented(this.database, actor, row);
  }

  @Post(':id/return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a proposal back to whoever filed it, with a reason' })
  @ApiOkResponse({ type: LedgerProposalDto })
  async returnProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ReversalDto,
  ): Promise<LedgerProposalDto> {
    return presented(
      this.database,
      actor,
      await returnProposal(this.database, actor, id, body.reason),
    );
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Withdraw one’s own proposal before it is decided; it stays readable' })
  @ApiOkResponse({ type: LedgerProposalDto })
  async withdrawProposal(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<LedgerProposalDto> {
    return presented(this.database, actor, await withdrawProposal(this.database, actor, id));
  }

  @Post(':id/reversal')
  @ApiOperation({
    summary:
      'Propose to take back, as one deed, everything an approved proposal brought into the ledger',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'the same key and body again has one effect',
  })
  @ApiCreatedResponse({ type: LedgerProposalDto })
  async undoProposal(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ReversalDto,
  ): Promise<LedgerProposalDto> {
    return filed(
      this.database,
      actor,
      call.reply,
      await undoProposal(this.database, actor, {
        proposalId: id,
        reason: body.reason,
        request: repeatable(call, actor, 'ledger.undo', { id, ...body }),
      }),
    );
  }
}

/**
 * Adds names and converts a ledger change request to its response DTO. Names are visible to
 * everybody, and the caller's own name needs no query.
 */
async function presented(
  database: Database,
  actor: Actor,
  row: LedgerProposalRow,
): Promise<LedgerProposalDto> {
  if (row.filedBy === actor.personId && row.decidedBy === null)
    return presentProposal({ ...row, filedByName: actor.name, decidedByName: null });
  const [listed] = await database.read(actor.scope, (tx) => withDeciders(tx, [row]));
  if (!listed) throw new Error(`proposal ${row.id} cannot be presented`);
  return presentProposal(listed);
}

/** Responds with a newly submitted change request and sets its URL in `Location`. */
export async function filed(
  database: Database,
  actor: Actor,
  reply: TrackerReply,
  row: LedgerProposalRow,
): Promise<LedgerProposalDto> {
  void reply.header('location', `/api/ledger-proposals/${row.id}`);
  return presented(database, actor, row);
}
