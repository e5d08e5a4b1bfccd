import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  acknowledgeAlert,
  type Answer,
  answerAlerts,
  findAlert,
  historyOf,
  snoozeAlert,
} from '#alerts';
import { type Actor, allow } from '#identity';
import { Clock, Database } from '#platform';
import { type Call, CurrentActor, CurrentRequest, repeatable } from '../http/call.js';
import { decodeCursor, keyPart, pageOf } from '../http/cursor.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { RecordIdPipe } from '../http/record-id.js';
import {
  AcknowledgementDto,
  AcknowledgementsDto,
  AlertDto,
  AlertPageDto,
  AlertQuery,
  presentAlert,
  SnoozeDto,
  SnoozesDto,
} from './alert.dto.js';
import { alertPage } from './alert-page.js';
import { AlertEventPageDto, HistoryQuery, presentEvent } from './history.dto.js';

/** Alerts that the rules have raised, and the answers of users: acknowledging and snoozing. */
@ApiTags('alerts')
@Controller('api/alerts')
export class AlertsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Alerts of the projects one may see' })
  @ApiOkResponse({ type: AlertPageDto })
  async listAlerts(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() query: AlertQuery,
  ): Promise<AlertPageDto> {
    allow(actor, 'project.read');
    return this.database.read(actor.scope, (tx) =>
      alertPage(tx, query, (row) => presentAlert(row, this.clock.today(), language)),
    );
  }

  @Get(':id')
  @ApiOperation({ summary: 'One alert' })
  @ApiOkResponse({ type: AlertDto })
  async readAlert(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language, reply }: Call,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<AlertDto> {
    allow(actor, 'project.read');
    const alert = await this.database.read(actor.scope, (tx) => findAlert(tx, id));
    void reply.header('etag', etagOf(alert.version));
    return presentAlert(alert, this.clock.today(), language);
  }

  @Post(':id/acknowledgement')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Acknowledges an open alert with the day by which it will be settled; If-Match is taken if given',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: AlertDto })
  async acknowledgeAlert(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: AcknowledgementDto,
  ): Promise<AlertDto> {
    const answer = { committedOn: body.committedOn, note: body.note ?? null };
    const version = call.ifMatch === null ? {} : { version: requireVersion(call.ifMatch) };
    await acknowledgeAlert(this.database, this.clock, actor, {
      id,
      acknowledgement: answer,
      options: {
        ...version,
        request: repeatable(call, actor, 'alert.acknowledge', { id, ...answer }),
      },
    });
    return this.readAlert(actor, call, id);
  }

  @Post(':id/snooze')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts a live alert off until a day; If-Match is taken if given' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: AlertDto })
  async snoozeAlert(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SnoozeDto,
  ): Promise<AlertDto> {
    const snooze = { until: body.until, note: body.note ?? null };
    const version = call.ifMatch === null ? {} : { version: requireVersion(call.ifMatch) };
    await snoozeAlert(this.database, this.clock, actor, {
      id,
      snooze,
      options: {
        ...version,
        request: repeatable(call, actor, 'alert.snooze', { id, ...snooze }),
      },
    });
    return this.readAlert(actor, call, id);
  }

  @Post('acknowledgements')
  @HttpCode(204)
  @ApiOperation({ summary: 'Acknowledges several alerts with the same day, all of them or none' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiNoContentResponse()
  async acknowledgeAlerts(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Body() { ids, committedOn, note }: AcknowledgementsDto,
  ): Promise<void> {
    await this.answer(actor, call, ids, { kind: 'acknowledged', committedOn, note: note ?? null });
  }

  @Post('snoozes')
  @HttpCode(204)
  @ApiOperation({ summary: 'Puts several alerts off until the same day, all of them or none' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiNoContentResponse()
  async snoozeAlerts(
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
    @Body() { ids, until, note }: SnoozesDto,
  ): Promise<void> {
    await this.answer(actor, call, ids, { kind: 'snoozed', until, note: note ?? null });
  }

  @Get(':id/history')
  @ApiOperation({ summary: 'What happened to an alert, step by step, oldest first' })
  @ApiOkResponse({ type: AlertEventPageDto })
  async readHistory(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() { limit, cursor }: HistoryQuery,
  ): Promise<AlertEventPageDto> {
    allow(actor, 'project.read');
    const after = decodeCursor<[string]>(cursor, [keyPart.digits])?.[0];
    const rows = await this.database.read(actor.scope, async (tx) =>
      historyOf(tx, (await findAlert(tx, id)).id, { limit: limit + 1, after }),
    );
    return pageOf(rows, limit, presentEvent, (row) => [String(row.id)]);
  }

  private answer(actor: Actor, call: Call, ids: readonly string[], answer: Answer): Promise<void> {
    return answerAlerts(this.database, this.clock, actor, {
      ids,
      answer,
      options: {
        request: repeatable(call, actor, `alerts.${answer.kind}`, { ids, ...answer }),
      },
    });
  }
}
