import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { changePreferences, preferencesOf } from '#alerts';
import type { SessionActor } from '#identity';
import { Database } from '#platform';
import { type Call, CurrentRequest, CurrentSession, type TrackerReply } from '../http/call.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { PreferencesChangeDto, PreferencesDto } from './preferences.dto.js';

/**
 * Returns the ETag for a version of a person's preferences. Adds 1, because unchanged default
 * preferences have version 0 and ETags begin with v1.
 */
const tagOf = (version: number): string => etagOf(version + 1);

/** Preferences of the signed-in person about alert notifications. */
@ApiTags('alerts')
@Controller('api/me/alert-preferences')
export class PreferencesController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'How the caller is told of alerts' })
  @ApiOkResponse({ type: PreferencesDto })
  async readPreferences(
    @CurrentSession() actor: SessionActor,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<PreferencesDto> {
    const preferences = await this.database.read(actor.scope, (tx) =>
      preferencesOf(tx, actor.personId),
    );
    void reply.header('etag', tagOf(preferences.version));
    return preferences;
  }

  @Put()
  @ApiOperation({ summary: 'Changes how the caller is told of alerts' })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOkResponse({ type: PreferencesDto })
  async changePreferences(
    @CurrentSession() actor: SessionActor,
    @CurrentRequest() call: Call,
    @Body() body: PreferencesChangeDto,
  ): Promise<PreferencesDto> {
    const preferences = await changePreferences(this.database, actor, {
      ...body,
      version: requireVersion(call.ifMatch) - 1,
    });
    void call.reply.header('etag', tagOf(preferences.version));
    return preferences;
  }
}
