import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { listAlarms } from '../store/system-alarms.js';
import { explainAlarm } from '../texts/alarms.js';
import type { Actor } from '#identity';
import { Database, withPrivileges } from '#platform/database';
import {
  Can,
  type Call,
  CurrentActor,
  CurrentRequest,
  pageOf,
  FlagField,
  NewestFirstQuery,
} from '#platform/http';
import { AlarmPageDto } from './alarm.dto.js';

class AlarmQuery extends NewestFirstQuery {
  @FlagField({ optional: true, nullable: false, description: 'only alarms that are still open' })
  standing?: boolean;
}

/** Faults that the program has detected in itself or in its data. */
@ApiTags('operations')
@Controller('api/alarms')
export class AlarmsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Can('alarm.read')
  @ApiOperation({ summary: 'Alarms for the administrators, newest first' })
  @ApiOkResponse({ type: AlarmPageDto })
  async listAlarms(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() { limit, cursor: after, standing }: AlarmQuery,
  ): Promise<AlarmPageDto> {
    const rows = await this.database.read(withPrivileges(actor.scope, 'operations'), (tx) =>
      listAlarms(tx, { standing: standing ?? false }, { limit: limit + 1, after }),
    );
    return pageOf(
      rows,
      limit,
      ({ id, kind, subject, facts, raisedAt, clearedAt, toldAt }) => ({
        id,
        kind,
        subject,
        explanation: explainAlarm(kind, facts, language),
        raisedAt: raisedAt.toISOString(),
        clearedAt: clearedAt?.toISOString() ?? null,
        toldAt: toldAt?.toISOString() ?? null,
      }),
      (row) => [row.raisedAt.toISOString(), row.id],
    );
  }
}
