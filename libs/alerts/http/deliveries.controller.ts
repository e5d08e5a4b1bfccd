import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { listDeliveries } from '../queries/deliveries.js';
import type { Actor } from '#identity';
import { Database, withPrivileges } from '#platform/database';
import { Can, type Call, CurrentActor, CurrentRequest, pageOf } from '#platform/http';
import { DeliveryPageDto, DeliveryQuery, presentDelivery } from './delivery.dto.js';

/** List of all notifications that were sent or are waiting, with the result of each delivery. */
@ApiTags('alerts')
@Controller('api/deliveries')
export class DeliveriesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Can('project.read')
  @ApiOperation({
    summary:
      'Notifications with their recipients and whether the mail server accepted them, newest first',
  })
  @ApiOkResponse({ type: DeliveryPageDto })
  async listDeliveries(
    @CurrentActor() actor: Actor,
    @CurrentRequest() { language }: Call,
    @Query() { limit, cursor: after, ...filters }: DeliveryQuery,
  ): Promise<DeliveryPageDto> {
    const rows = await this.database.read(withPrivileges(actor.scope, 'mail'), (tx) =>
      listDeliveries(tx, filters, { limit: limit + 1, after }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentDelivery(row, language),
      (row) => [row.createdAt.toISOString(), row.id],
    );
  }
}
