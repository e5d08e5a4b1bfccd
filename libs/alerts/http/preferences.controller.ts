import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { changePreferences } from '../commands/change-preferences.js';
import { preferencesOf } from '../store/preferences.js';
import type { SessionActor } from '#identity';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, OwnData, CurrentSession, IfMatch, Versioned, versioned } from '#platform/http';
import { PreferencesChangeDto, PreferencesDto } from './preferences.dto.js';

/**
 * Adds the ETag to the preferences. The ETag is the version plus 1, because unchanged default
 * preferences have version 0 and ETags begin with v1.
 */
const tagged = (preferences: PreferencesDto): PreferencesDto =>
  versioned(preferences, preferences.version + 1);

/** Preferences of the signed-in person about alert notifications. */
@ApiTags('alerts')
@Controller('api/me/alert-preferences')
export class PreferencesController {
  constructor(private readonly database: Database) {}

  @Get()
  @OwnData()
  @Versioned()
  @ApiOperation({ summary: 'Notification preferences of the caller' })
  @ApiOkResponse({ type: PreferencesDto })
  async readPreferences(@CurrentSession() actor: SessionActor): Promise<PreferencesDto> {
    return tagged(await this.database.read(actor.scope, (tx) => preferencesOf(tx, actor.personId)));
  }

  @Put()
  @Can('preferences.change')
  @Audited('preferences.change')
  @Versioned()
  @ApiOperation({ summary: 'Change the notification preferences of the caller' })
  @ApiOkResponse({ type: PreferencesDto })
  async changePreferences(
    @CurrentSession() actor: SessionActor,
    @Body() body: PreferencesChangeDto,
    @IfMatch() versionRead: number,
  ): Promise<PreferencesDto> {
    return tagged(
      await changePreferences(this.database, actor, {
        ...body,
        version: versionRead - 1,
      }),
    );
  }
}
