import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { entriesOf, type LedgerEntryRow, postEntry, reverseEntry, withSurroundings } from '#finance/ledger';
import type { Actor } from '#identity';
import { Clock, Database } from '#platform';
import { findProject } from '#projects';
import { AlertBell } from '../alerts/alert-bell.js';
import { type Call, CurrentActor, CurrentRequest, repeatable, type TrackerReply } from '../edge/call.js';
import { decodeCursor, keyPart, pageOf } from '../edge/cursor.js';
import { RecordIdPipe } from '../edge/record-id.js';
import { LedgerEntryDto, LedgerEntryPageDto, LedgerQuery, NewLedgerEntryDto, presentEntry, ReversalDto } from './ledger.dto.js';

const KEY = [keyPart.digits] as const;

/** Money of projects: added, never changed. */
@ApiTags('ledger')
@Controller('api')
export class LedgerController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly bell: AlertBell) {}

  @Get('projects/:id/ledger-entries')
  @ApiOperation({ summary: 'Entries of a project in the order they were recorded, with running sums' })
  @ApiOkResponse({ type: LedgerEntryPageDto })
  async listLedgerEntries(@CurrentActor() actor: Actor, @Param('id', RecordIdPipe) id: string, @Query() query: LedgerQuery): Promise<LedgerEntryPageDto> {
    const key = decodeCursor<[string]>(query.cursor, KEY);
    const page = { series: query.series, after: key && BigInt(key[0]), limit: query.limit + 1 };
    const rows = await this.database.read(actor.scope, async (tx) => entriesOf(tx, (await findProject(tx, id)).id, page));
    return pageOf(rows, query.limit, presentEntry, (row) => [row.sequence.toString()]);
  }

  @Post('projects/:id/ledger-entries')
  @ApiOperation({ summary: 'Post an entry to a project’s ledger' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'the same key and body again has one effect' })
  @ApiCreatedResponse({ type: LedgerEntryDto })
  async postLedgerEntry(@CurrentActor() actor: Actor, @CurrentRequest() call: Call, @Param('id', RecordIdPipe) id: string, @Body() body: NewLedgerEntryDto, @Res({ passthrough: true }) reply: TrackerReply): Promise<LedgerEntryDto> {
    return this.recorded(actor, reply, await postEntry(this.database, this.clock, actor, id, body, repeatable(call, actor, 'ledger.post', { id, ...body })));
  }

  @Post('ledger-entries/:id/reversal')
  @ApiOperation({ summary: 'Take an entry back by an equal and opposite one' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'the same key and body again has one effect' })
  @ApiCreatedResponse({ type: LedgerEntryDto })
  async reverseLedgerEntry(@CurrentActor() actor: Actor, @CurrentRequest() call: Call, @Param('id', RecordIdPipe) id: string, @Body() body: ReversalDto, @Res({ passthrough: true }) reply: TrackerReply): Promise<LedgerEntryDto> {
    return this.recorded(actor, reply, await reverseEntry(this.database, actor, id, body.reason, repeatable(call, actor, 'ledger.reverse', { id, ...body })));
  }

  private async recorded(actor: Actor, reply: TrackerReply, entry: LedgerEntryRow): Promise<LedgerEntryDto> {
    this.bell.ring();
    void reply.header('location', `/api/projects/${entry.projectId}/ledger-entries`);
    const [listed] = await this.database.read(actor.scope, (tx) => withSurroundings(tx, [entry]));
    if (!listed) throw new Error(`entry ${entry.id} was recorded but cannot be read`);
    return presentEntry(listed);
  }
}
