import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { checkpointPage, checkpointOfHash } from '../store/checkpoint-rows.js';
import { requestClosure } from '../commands/close-contradiction.js';
import { CheckpointKey } from '../store/checkpoint-key.js';
import { listContradictions } from '../store/contradiction-rows.js';
import { makeCheckpointOnRequest } from '../commands/make-due-checkpoint.js';
import { Approvals } from '#approvals';
import { ChangeRequestDetailDto, filedRequest, placeOfChangeRequest } from '#approvals/http';
import type { Actor } from '#identity';
import type { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import type { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Problem } from '#platform/problem';
import {
  Can,
  type Call,
  CurrentActor,
  CurrentRequest,
  Filing,
  LocatedAt,
  pageOf,
  RecordIdPipe,
  type RequestedFiling,
} from '#platform/http';
import {
  CheckpointQuery,
  ContradictionClosureDto,
  ContradictionQuery,
  LedgerCheckpointDto,
  LedgerCheckpointPageDto,
  LedgerContradictionPageDto,
  presentCheckpoint,
  presentContradiction,
} from './checkpoint.dto.js';

/**
 * Routes for signed checkpoints of the ledger, and for contradictions (signs that ledger data was
 * altered or lost).
 */
@ApiTags('ledger')
@Controller('api')
export class CheckpointsController {
  private readonly database: Database;
  private readonly clock: Clock;

  constructor(
    private readonly approvals: Approvals,
    private readonly settings: Settings,
    private readonly key: CheckpointKey,
  ) {
    this.database = approvals.database;
    this.clock = approvals.clock;
  }

  @Get('ledger-checkpoints')
  @Can('ledger-digest.read')
  @ApiOperation({
    summary: 'Signed checkpoints, newest first, and what none of them vouches for yet',
  })
  @ApiOkResponse({ type: LedgerCheckpointPageDto })
  async listLedgerCheckpoints(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: CheckpointQuery,
  ): Promise<LedgerCheckpointPageDto> {
    const before = cursor?.[0];
    const { rows, unwitnessed } = await this.database.read(actor.scope, (tx) =>
      checkpointPage(tx, { limit: limit + 1, before }),
    );
    const page = pageOf(rows, limit, presentCheckpoint, (row) => [row.asOf.toISOString()]);
    return {
      ...page,
      unwitnessed: {
        entries: unwitnessed.entries,
        since: unwitnessed.since?.toISOString() ?? null,
      },
    };
  }

  @Post('ledger-checkpoints')
  @Can('ledger-checkpoint.make')
  @Audited('ledger-digest.make')
  @ApiOperation({
    summary: 'Sign a checkpoint now; nothing is signed while a contradiction is open',
  })
  @ApiCreatedResponse({ type: LedgerCheckpointDto })
  async makeLedgerCheckpoint(@CurrentActor() actor: Actor): Promise<LedgerCheckpointDto> {
    const { sha256 } = await makeCheckpointOnRequest(this.database, this.clock, actor, {
      key: this.key,
      settings: this.settings,
    });
    const made = await this.database.read(actor.scope, (tx) => checkpointOfHash(tx, sha256));
    if (!made) throw new Problem('NOT_FOUND');
    return presentCheckpoint(made);
  }

  @Get('ledger-contradictions')
  @Can('ledger-contradiction.read')
  @ApiOperation({
    summary:
      'What contradicts the ledger, of the projects one sees and of the ledger as a whole; newest first',
  })
  @ApiOkResponse({ type: LedgerContradictionPageDto })
  async listLedgerContradictions(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() { limit, cursor: after, ...filter }: ContradictionQuery,
  ): Promise<LedgerContradictionPageDto> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listContradictions(tx, { ...filter, sees: actor.scope.sees }, { limit: limit + 1, after }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentContradiction(row, language),
      (row) => [row.since.toISOString(), row.id],
    );
  }

  @Post('ledger-contradictions/:id/closure')
  @Can('ledger-contradiction.close')
  @Audited('ledger-contradiction.close')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Ask for the closure of a contradiction with a reason; an administrator decides, and checkpoints are signed again when none is open',
  })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async closeLedgerContradiction(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { reason }: ContradictionClosureDto,
    @Filing('ledger-contradiction.close') filing: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const filed = await requestClosure(this.database, actor, { id, reason, ...filing });
    return filedRequest(this.approvals, actor, filed);
  }
}
