import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { addChannel } from '../commands/add-channel.js';
import { ChannelKeys } from '../commands/deliver-message.js';
import { endChannel } from '../commands/end-channel.js';
import { listChannels } from '../store/alert-channels.js';
import type { SessionActor } from '#identity';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  OwnData,
  type Call,
  CurrentRequest,
  CurrentSession,
  pageOf,
  NewestFirstQuery,
  Idempotent,
  RecordIdPipe,
} from '#platform/http';
import {
  AddedChannelDto,
  ChannelPageDto,
  NewChannelDto,
  presentAdded,
  presentChannel,
} from './channel.dto.js';

/**
 * Channels besides mail (webhooks and chat robots) on which a person receives the daily digest of
 * alerts.
 */
@ApiTags('alerts')
@Controller('api/me/alert-channels')
export class ChannelsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly keys: ChannelKeys,
  ) {}

  @Get()
  @OwnData()
  @ApiOperation({ summary: 'The caller’s own channels, newest first' })
  @ApiOkResponse({ type: ChannelPageDto })
  async listChannels(
    @CurrentSession() actor: SessionActor,
    @CurrentRequest() { language }: Call,
    @Query() { limit, cursor: after }: NewestFirstQuery,
  ): Promise<ChannelPageDto> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listChannels(tx, actor.personId, { limit: limit + 1, after }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentChannel(row, language),
      (row) => [row.createdAt.toISOString(), row.id],
    );
  }

  @Post()
  @Can('preferences.change')
  @Audited('alert-channel.add')
  @ApiOperation({ summary: 'Makes a channel, once a test message has arrived there' })
  @ApiCreatedResponse({ type: AddedChannelDto })
  async addChannel(
    @CurrentSession() actor: SessionActor,
    @Body() { kind, name, url, secret = null }: NewChannelDto,
    @Idempotent('alert-channel.add') request: RepeatableRequest | null,
  ): Promise<AddedChannelDto> {
    const wanted = { kind, name, url, secret };
    return presentAdded(
      await addChannel(this.database, actor, wanted, {
        clock: this.clock,
        keys: this.keys,
        publicUrl: this.settings.publicUrl,
        request,
      }),
    );
  }

  @Delete(':id')
  @Can('preferences.change')
  @Audited('alert-channel.end')
  @ApiOperation({ summary: 'Ends one of the caller’s own channels' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endChannel(
    @CurrentSession() actor: SessionActor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<void> {
    await endChannel(this.database, this.clock, actor, id);
  }
}
