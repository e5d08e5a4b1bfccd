import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database, withPrivileges } from '#platform/database';
import { CurrentActor, NewestFirstQuery, OwnData, pageOf } from '#platform/http';
import { mailsOfPerson } from '#platform/mail';
import type { Actor } from '../rules/actor.js';
import { NotificationPageDto, presentNotification } from './notification.dto.js';

/** Route for what the signed-in user was told by mail, and what became of the mail. */
@ApiTags('sessions')
@Controller('api/notifications')
export class NotificationsController {
  constructor(private readonly database: Database) {}

  @Get()
  @OwnData()
  @ApiOperation({
    summary: 'What the caller was told by mail, and whether it was delivered, newest first',
  })
  @ApiOkResponse({ type: NotificationPageDto })
  async listNotifications(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: after }: NewestFirstQuery,
  ): Promise<NotificationPageDto> {
    const rows = await this.database.read(withPrivileges(actor.scope, 'mail'), (tx) =>
      mailsOfPerson(tx, actor.personId, { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentNotification, (row) => [
      row.composedAt.toISOString(),
      row.id,
    ]);
  }
}
