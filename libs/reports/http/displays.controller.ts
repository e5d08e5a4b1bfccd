import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  type Call,
  Can,
  CurrentActor,
  CurrentRequest,
  NewestFirstQuery,
  pageOf,
  Public,
  RecordIdPipe,
} from '#platform/http';
import { createDisplayToken, revokeDisplayToken } from '../commands/display-tokens.js';
import { readDisplay } from '../queries/display-page.js';
import { listDisplayTokens } from '../store/display-token-row.js';
import {
  DisplayDto,
  DisplayTokenPageDto,
  IssuedDisplayTokenDto,
  NewDisplayTokenDto,
  presentDisplay,
  presentDisplayToken,
} from './display.dto.js';

/** Pages for wall screens, at secret addresses that managers make and revoke. */
@ApiTags('displays')
@Controller('api')
export class DisplaysController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  @Get('display-tokens')
  @Can('display-token.manage')
  @ApiOperation({ summary: 'The addresses of wall screens, newest first, revoked ones too' })
  @ApiOkResponse({ type: DisplayTokenPageDto })
  async listDisplayTokens(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key }: NewestFirstQuery,
  ): Promise<DisplayTokenPageDto> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listDisplayTokens(tx, {
        limit: limit + 1,
        after: key && { createdAt: new Date(key[0]), id: key[1] },
      }),
    );
    return pageOf(rows, limit, presentDisplayToken, (row) => [row.createdAt.toISOString(), row.id]);
  }

  @Post('display-tokens')
  @Can('display-token.manage')
  @Audited('display-token.create')
  @ApiOperation({
    summary: 'Makes the address of a wall screen; it is in this answer and nowhere else',
  })
  @ApiCreatedResponse({ type: IssuedDisplayTokenDto })
  async createDisplayToken(
    @CurrentActor() actor: Actor,
    @Body() { name, organisationId }: NewDisplayTokenDto,
  ): Promise<IssuedDisplayTokenDto> {
    const { token, secret } = await createDisplayToken(this.database, this.clock, actor, {
      name,
      organisationId,
    });
    return {
      ...presentDisplayToken(token),
      url: `${this.settings.publicUrl}/display/${secret}`,
    };
  }

  @Delete('display-tokens/:id')
  @Can('display-token.manage', { of: 'display-token' })
  @Audited('display-token.end')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revokes the address of a wall screen at once' })
  @ApiNoContentResponse()
  async revokeDisplayToken(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<void> {
    await revokeDisplayToken(this.database, this.clock, actor, id);
  }

  @Get('display/:secret')
  @Public('secret-links')
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary:
      'The page of a wall screen at a secret address, without names of persons; 404 once it was revoked',
  })
  @ApiOkResponse({ type: DisplayDto })
  async readDisplay(
    @Param('secret') secret: string,
    @CurrentRequest() { requestId }: Call,
  ): Promise<DisplayDto> {
    const { database, clock } = this;
    return presentDisplay(await readDisplay(database, clock, { secret, requestId }));
  }
}
