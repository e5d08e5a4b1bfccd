import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { exportRecord, listAuditEvents, newestAuditBatch, recordLag } from '#audit';
import type { Actor } from '../rules/actor.js';
import { actorNameSql, namesOf, peopleNamedLike } from '../queries/people.js';
import { Clock } from '#platform/clock';
import { Database, serviceScope } from '#platform/database';
import { Exports } from '#platform/export';
import { Can, AnswersFile, type Call, CurrentActor, CurrentRequest, pageOf } from '#platform/http';
import {
  AuditQuery,
  AuditEventPage,
  AuditSigningView,
  filtersOf,
  presentAuditEvent,
  presentAuditSigning,
} from './audit.dto.js';

@ApiTags('audit')
@Controller('api/audit-events')
export class AuditController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly exports: Exports,
  ) {}

  @Get()
  @Can('audit.read')
  @ApiOperation({
    summary: "Audit events of the reader's organisations, newest first, or as a file",
  })
  @AnswersFile(['text/csv'], { json: [AuditEventPage] })
  async listAuditEvents(
    @Query() query: AuditQuery,
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
  ): Promise<AuditEventPage | StreamableFile> {
    const { actorName } = query;
    const filters = filtersOf(
      query,
      actorName === undefined
        ? undefined
        : await this.database.read(actor.scope, (tx) => peopleNamedLike(tx, actorName)),
    );
    if (query.format === 'csv') {
      const language = query.language ?? call.language;
      const file = {
        database: this.database,
        exports: this.exports,
        actorName: actorNameSql('actor_id', language),
      };
      const stream = await exportRecord(file, actor.scope, filters, language);
      return new StreamableFile(stream, {
        type: 'text/csv; charset=utf-8',
        disposition: `attachment; filename="record_${this.clock.today()}.csv"`,
      });
    }
    const key = query.cursor;
    const { rows, names } = await this.database.read(actor.scope, async (tx) => {
      const events = await listAuditEvents(tx, {
        limit: query.limit + 1,
        filters,
        ...(key ? { after: BigInt(key[0]) } : {}),
      });
      return {
        rows: events,
        names: await namesOf(
          tx,
          events.map(({ actorId }) => actorId),
        ),
      };
    });
    return pageOf(
      rows,
      query.limit,
      (event) => presentAuditEvent(event, names),
      (row) => [row.id.toString()],
    );
  }

  @Get('sealing')
  @Can('audit.read')
  @ApiOperation({
    summary: 'The newest signed batch of the audit log, and how many events are not signed yet',
  })
  @ApiOkResponse({ type: AuditSigningView })
  async readSealing(@CurrentRequest() { requestId }: Call): Promise<AuditSigningView> {
    // Read with the access scope of the program, not of the caller: the batch signatures cover the
    // whole audit log, including events that the caller may not see.
    return this.database.read(serviceScope('sealing', requestId), async (tx) =>
      presentAuditSigning(await newestAuditBatch(tx), await recordLag(tx)),
    );
  }
}
