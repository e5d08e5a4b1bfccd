import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type DeedFilters, listDeeds } from '#audit';
import { type Actor, allow } from '#identity';
import { Database } from '#platform';
import { CurrentActor } from '../edge/call.js';
import { decodeCursor, keyPart, pageOf } from '../edge/cursor.js';
import { AuditQuery, AuditRecordPage, presentDeed } from './audit-views.js';

@ApiTags('audit')
@Controller('api/audit-records')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get() @ApiOperation({ summary: 'The record of deeds, newest first' }) @ApiOkResponse({ type: AuditRecordPage })
  async listAuditRecords(@Query() { limit, cursor, ...wanted }: AuditQuery, @CurrentActor() actor: Actor): Promise<AuditRecordPage> {
    allow(actor, 'audit.read');
    const key = decodeCursor<[string]>(cursor, [keyPart.digits]);
    const filters = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value != null)) as DeedFilters;
    const rows = await this.database.read(actor.scope, (tx) => listDeeds(tx, { limit: limit + 1, filters, ...(key ? { after: BigInt(key[0]) } : {}) }));
    return pageOf(rows, limit, presentDeed, (row) => [row.id.toString()]);
  }
}
