import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { listAuditEvents } from '#audit';
import { type AuditLogEvent, eventOf, verifyAuditLog } from '../commands/verify-audit-log.js';
import { CheckpointKey } from '../store/checkpoint-key.js';
import { type Actor, namesOf } from '#identity';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database, serviceScope } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  type Call,
  PageQueryOf,
  CurrentActor,
  CurrentRequest,
  keyPart,
  pageOf,
} from '#platform/http';
import {
  AuditLogRunDto,
  AuditLogVerificationPageDto,
  presentRun,
} from './audit-log-verification.dto.js';
import { VerificationBody } from './proof.dto.js';

/** Query parameters for one page of the list of verifications of the audit log. */
class AuditLogVerificationQuery extends PageQueryOf([keyPart.digits]) {}

/**
 * Routes for verifications of the audit log. A verification checks, by means of the signatures of
 * batches of events, that the log was not altered.
 */
@ApiTags('audit')
@Controller('api/audit-events/verifications')
export class AuditLogVerificationsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly key: CheckpointKey,
  ) {}

  @Get()
  @Can('audit.verify')
  @ApiOperation({ summary: 'Runs of the verification of the audit log, newest first' })
  @ApiOkResponse({ type: AuditLogVerificationPageDto })
  async listAuditLogVerifications(
    @CurrentRequest() { requestId }: Call,
    @Query() { limit, cursor: key }: AuditLogVerificationQuery,
  ): Promise<AuditLogVerificationPageDto> {
    // Read with the access scope of the program, not of the caller: a verification covers the whole
    // audit log, including events that the caller may not see.
    const { rows, names } = await this.database.read(
      serviceScope('audit-verify', requestId),
      async (tx) => {
        const runs = await listAuditEvents(tx, {
          limit: limit + 1,
          filters: { action: 'audit.verify', outcome: 'done' },
          ...(key ? { after: BigInt(key[0]) } : {}),
        });
        return {
          rows: runs,
          names: await namesOf(
            tx,
            runs.map(({ actorId }) => actorId),
          ),
        };
      },
    );
    return pageOf(
      rows,
      limit,
      ({ id, recordedAt, actorId, newValue }) => ({
        id: id.toString(),
        verifiedAt: recordedAt.toISOString(),
        by: names.get(actorId) ?? null,
        ...presentRun(newValue as AuditLogEvent),
      }),
      (row) => [row.id.toString()],
    );
  }

  @Post()
  @Can('audit.verify')
  @Audited('audit.verify')
  @ApiOperation({
    summary:
      'Verify the whole audit log now, against the signatures in every kept checkpoint and in one that is handed in; answers when it is done',
  })
  @ApiCreatedResponse({ type: AuditLogRunDto })
  async verifyWholeAuditLog(
    @CurrentActor() actor: Actor,
    @Body() body: VerificationBody,
  ): Promise<AuditLogRunDto> {
    const run = await verifyAuditLog(this.database, this.clock, actor, {
      publicUrl: this.settings.publicUrl,
      publicKey: this.key.publicKey,
      handedIn: body?.checkpoint ?? undefined,
    });
    return presentRun(eventOf(run));
  }
}
