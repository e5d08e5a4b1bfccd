import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { signedCheckpointFileName } from '../commands/make-due-checkpoint.js';
import { CheckpointKey } from '../store/checkpoint-key.js';
import { checkpointOf, listCheckpoints } from '../store/checkpoint-rows.js';
import { listVerifications } from '../store/verification-rows.js';
import { verifyOnRequest } from '../commands/run-verification.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Problem } from '#platform/problem';
import { isDay } from '#values';
import { Can, PageQueryOf, CurrentActor, keyPart, pageOf } from '#platform/http';
import {
  CheckpointFileQuery,
  LedgerCheckpointKeyDto,
  LedgerCheckpointFactsPageDto,
  LedgerVerificationDto,
  LedgerVerificationPageDto,
  presentCheckpointFacts,
  presentKey,
  presentVerification,
  ProofQuery,
  VerificationBody,
} from './proof.dto.js';

/** Query parameters for one page of the list of daily checkpoints. */
class LedgerDigestQuery extends PageQueryOf([keyPart.instant]) {}

/**
 * Routes for evidence that the ledger was not altered: verifications, and signed daily checkpoints.
 */
@ApiTags('ledger')
@Controller('api')
export class ProofController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly key: CheckpointKey,
  ) {}

  @Get('ledger-verifications')
  @Can('ledger.verify')
  @ApiOperation({ summary: 'Runs of the verification, newest first' })
  @ApiOkResponse({ type: LedgerVerificationPageDto })
  async listLedgerVerifications(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key }: ProofQuery,
  ): Promise<LedgerVerificationPageDto> {
    const after = key && { finishedAt: new Date(key[0]), id: key[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      listVerifications(tx, { limit: limit + 1, after }),
    );
    return pageOf(rows, limit, presentVerification, (row) => [
      row.finishedAt.toISOString(),
      row.id,
    ]);
  }

  @Post('ledger-verifications')
  @Can('ledger.verify')
  @Audited('ledger.verify')
  @ApiOperation({
    summary:
      'Verify the whole ledger now, against every kept checkpoint and one that is handed in; answers when it is done',
  })
  @ApiCreatedResponse({ type: LedgerVerificationDto })
  async verifyWholeLedger(
    @CurrentActor() actor: Actor,
    @Body() body: VerificationBody,
  ): Promise<LedgerVerificationDto> {
    const { verifierUrl, publicUrl } = this.settings;
    return presentVerification(
      await verifyOnRequest(this.database, this.clock, actor, {
        verifierUrl,
        publicUrl,
        publicKey: this.key.publicKey,
        handedIn: body?.checkpoint ?? undefined,
      }),
    );
  }

  @Get('ledger-digests')
  @Can('ledger-digest.read')
  @ApiOperation({ summary: 'Daily digests, newest first' })
  @ApiOkResponse({ type: LedgerCheckpointFactsPageDto })
  async listLedgerDigests(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: LedgerDigestQuery,
  ): Promise<LedgerCheckpointFactsPageDto> {
    const before = cursor?.[0];
    const rows = await this.database.read(actor.scope, (tx) =>
      listCheckpoints(tx, { limit: limit + 1, before }),
    );
    return pageOf(rows, limit, presentCheckpointFacts, (row) => [row.asOf.toISOString()]);
  }

  @Get('ledger-digests/key')
  @Can('ledger.verify')
  @ApiOperation({ summary: 'The public key that signs digests' })
  @ApiOkResponse({ type: LedgerCheckpointKeyDto })
  readLedgerDigestKey(): LedgerCheckpointKeyDto {
    return presentKey(this.key);
  }

  @Get('ledger-digests/:day')
  @Can('ledger-digest.read')
  @ApiOperation({ summary: 'The signed checkpoint of a day, byte for byte' })
  @ApiProduces('application/json')
  @ApiOkResponse({
    schema: {
      type: 'object',
      properties: {
        digest: { type: 'object' },
        publicKey: { type: 'string' },
        signature: { type: 'string' },
      },
    },
  })
  async readLedgerDigest(
    @CurrentActor() actor: Actor,
    @Param('day') day: string,
    @Query() { sha256 }: CheckpointFileQuery,
  ): Promise<StreamableFile> {
    const checkpoint = isDay(day)
      ? await this.database.read(actor.scope, (tx) => checkpointOf(tx, day, sha256))
      : null;
    if (!checkpoint) throw new Problem('NOT_FOUND');
    return new StreamableFile(Buffer.from(checkpoint.text), {
      type: 'application/json',
      disposition: `attachment; filename="${signedCheckpointFileName(checkpoint)}"`,
    });
  }
}
