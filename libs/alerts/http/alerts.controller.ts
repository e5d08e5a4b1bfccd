import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { acknowledgeAlert } from '../commands/acknowledge-alert.js';
import { answerAlerts } from '../commands/answer-alerts.js';
import { findAlert, showAlert } from '../queries/list-alerts.js';
import { historyOf } from '../queries/alert-history.js';
import { snoozeAlert } from '../commands/snooze-alert.js';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  type Reader,
  type IdempotentEditOptions,
  CurrentActor,
  CurrentReader,
  pageOf,
  Versioned,
  Idempotent,
  IdempotentEdit,
  RecordIdPipe,
} from '#platform/http';
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
  @Can('project.read')
  @ApiOperation({ summary: 'Alerts of the projects one may see' })
  @ApiOkResponse({ type: AlertPageDto })
  async listAlerts(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Query() query: AlertQuery,
  ): Promise<AlertPageDto> {
    return this.database.read(actor.scope, (tx) =>
      alertPage(tx, query, (row) => presentAlert(row, this.clock.today(), language)),
    );
  }

  @Get(':id')
  @Can('project.read')
  @Versioned()
  @ApiOperation({ summary: 'One alert' })
  @ApiOkResponse({ type: AlertDto })
  async readAlert(
    @CurrentReader() { actor, language }: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<AlertDto> {
    const alert = await this.database.read(actor.scope, (tx) => showAlert(tx, id));
    return presentAlert(alert, this.clock.today(), language);
  }

  @Post(':id/acknowledgement')
  @Can('alert.acknowledge', { of: 'alert' })
  @Audited('alert.acknowledge')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Acknowledges an open alert with the day by which it will be settled; If-Match is taken if given',
  })
  @ApiOkResponse({ type: AlertDto })
  async acknowledgeAlert(
    @CurrentReader() reader: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: AcknowledgementDto,
    @IdempotentEdit('alert.acknowledge') options: IdempotentEditOptions,
  ): Promise<AlertDto> {
    const answer = { committedOn: body.committedOn, note: body.note ?? null };
    await acknowledgeAlert(this.database, this.clock, reader.actor, {
      id,
      acknowledgement: answer,
      options,
    });
    return this.readAlert(reader, id);
  }

  @Post(':id/snooze')
  @Can('alert.snooze', { of: 'alert' })
  @Audited('alert.snooze')
  @HttpCode(200)
  @ApiOperation({ summary: 'Snoozes an open alert until a day; If-Match is optional' })
  @ApiOkResponse({ type: AlertDto })
  async snoozeAlert(
    @CurrentReader() reader: Reader<Actor>,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SnoozeDto,
    @IdempotentEdit('alert.snooze') options: IdempotentEditOptions,
  ): Promise<AlertDto> {
    const snooze = { until: body.until, note: body.note ?? null };
    await snoozeAlert(this.database, this.clock, reader.actor, {
      id,
      snooze,
      options,
    });
    return this.readAlert(reader, id);
  }

  @Post('acknowledgements')
  @Can('alert.acknowledge', { of: 'alert', in: 'ids' })
  @Audited('alert.acknowledge')
  @HttpCode(204)
  @ApiOperation({ summary: 'Acknowledges several alerts with the same day, all of them or none' })
  @ApiNoContentResponse()
  async acknowledgeAlerts(
    @CurrentActor() actor: Actor,
    @Body() { ids, committedOn, note }: AcknowledgementsDto,
    @Idempotent('alerts.acknowledged') request: RepeatableRequest | null,
  ): Promise<void> {
    await answerAlerts(this.database, this.clock, actor, {
      ids,
      answer: { kind: 'acknowledged', committedOn, note: note ?? null },
      options: { request },
    });
  }

  @Post('snoozes')
  @Can('alert.snooze', { of: 'alert', in: 'ids' })
  @Audited('alert.snooze')
  @HttpCode(204)
  @ApiOperation({ summary: 'Snoozes several alerts until the same day, all of them or none' })
  @ApiNoContentResponse()
  async snoozeAlerts(
    @CurrentActor() actor: Actor,
    @Body() { ids, until, note }: SnoozesDto,
    @Idempotent('alerts.snoozed') request: RepeatableRequest | null,
  ): Promise<void> {
    await answerAlerts(this.database, this.clock, actor, {
      ids,
      answer: { kind: 'snoozed', until, note: note ?? null },
      options: { request },
    });
  }

  @Get(':id/history')
  @Can('project.read')
  @ApiOperation({ summary: 'What happened to an alert, step by step, oldest first' })
  @ApiOkResponse({ type: AlertEventPageDto })
  async readHistory(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() { limit, cursor }: HistoryQuery,
  ): Promise<AlertEventPageDto> {
    const after = cursor?.[0];
    const rows = await this.database.read(actor.scope, async (tx) =>
      historyOf(tx, (await findAlert(tx, id)).id, { limit: limit + 1, after }),
    );
    return pageOf(rows, limit, presentEvent, (row) => [String(row.id)]);
  }
}
