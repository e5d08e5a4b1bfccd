import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../rules/actor.js';
import { createToken } from '../commands/create-token.js';
import { endToken } from '../commands/end-token.js';
import { listTokens } from '../queries/list-tokens.js';
import type { SessionActor } from '../queries/actor-of.js';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  OwnData,
  CurrentActor,
  CurrentSession,
  pageOf,
  NewestFirstQuery,
  RecordIdPipe,
} from '#platform/http';
import {
  IssuedTokenView,
  NewTokenBody,
  presentIssued,
  presentToken,
  TokenPage,
} from './token.dto.js';

@ApiTags('tokens')
@Controller('api/tokens')
export class TokensController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @OwnData()
  @ApiOperation({ summary: "The caller's own API tokens, newest first" })
  @ApiOkResponse({ type: TokenPage })
  async listTokens(
    @Query() { limit, cursor: key }: NewestFirstQuery,
    @CurrentActor() actor: Actor,
  ): Promise<TokenPage> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listTokens(tx, actor.personId, {
        limit: limit + 1,
        ...(key ? { after: { createdAt: key[0], id: key[1] } } : {}),
      }),
    );
    return pageOf(rows, limit, presentToken, (row) => [row.createdAt.toISOString(), row.id]);
  }

  @Post()
  @Can('token.create')
  @Audited('token.create')
  @ApiOperation({
    summary: 'Makes a token for scripts; its text is in this answer and nowhere else',
  })
  @ApiCreatedResponse({ type: IssuedTokenView })
  async createToken(
    @Body() { name, days, scopes, reportsOnly }: NewTokenBody,
    @CurrentSession() actor: SessionActor,
  ): Promise<IssuedTokenView> {
    const reach = {
      mayWrite: scopes?.includes('write') ?? true,
      reportsOnly: reportsOnly ?? false,
    };
    return presentIssued(
      await createToken(this.database, this.clock, actor, {
        name,
        ...reach,
        ...(days == null ? {} : { days }),
      }),
    );
  }

  @Delete(':id')
  @OwnData()
  @Audited('token.end')
  @ApiOperation({ summary: "Ends one of the caller's own tokens at once" })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endToken(
    @Param('id', RecordIdPipe) id: string,
    @CurrentSession() actor: SessionActor,
  ): Promise<void> {
    await endToken(this.database, this.clock, actor, id);
  }
}
