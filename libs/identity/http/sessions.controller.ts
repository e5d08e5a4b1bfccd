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
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { AccountServices } from '../commands/account-services.js';
import type { Actor } from '../rules/actor.js';
import { csrfTokenOf } from '../rules/secret.js';
import { endSession, endSessionsOfPerson } from '../commands/end-session.js';
import { listSessions } from '../queries/list-sessions.js';
import { organisations } from '../queries/organisations.js';
import { proveSession } from '../commands/prove-session.js';
import { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import type { SessionActor } from '../queries/actor-of.js';
import { SignInPolicy } from '../rules/sign-in-policy.js';
import { signIn } from '../commands/sign-in.js';
import { signOut } from '../commands/sign-out.js';
import type { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import type { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Problem } from '#platform/problem';
import {
  Can,
  OwnData,
  type Call,
  type TrackerReply,
  CurrentActor,
  CurrentCaller,
  CurrentDevice,
  CurrentRequest,
  CurrentSession,
  Public,
  pageOf,
  NewestFirstQuery,
  RecordIdPipe,
  reachedAt,
} from '#platform/http';
import { type Caller, OpenDespite } from './caller.js';
import {
  deviceCookie,
  deviceCookieName,
  sessionCookie,
  sessionCookieName,
} from './session-cookie.js';
import {
  MeView,
  presentMe,
  presentSession,
  ProofBody,
  SessionPage,
  SignInBody,
} from './session.dto.js';

@ApiTags('sessions')
@Controller('api')
export class SessionsController {
  private readonly database: Database;
  readonly clock: Clock;

  constructor(
    services: AccountServices,
    private readonly settings: Settings,
    readonly seal: TotpSecretCipher,
    readonly policy: SignInPolicy,
  ) {
    this.database = services.database;
    this.clock = services.clock;
  }

  @Post('sessions')
  @Audited('session.begin')
  @ApiOperation({
    summary:
      'Signs in; the session is in an HttpOnly cookie. After SECOND_FACTOR_REQUIRED, repeat the request with `totp`',
  })
  @Public('sign-in')
  @ApiSecurity({})
  @ApiCreatedResponse({ type: MeView })
  async signIn(
    @Body() body: SignInBody,
    @CurrentRequest() call: Call,
    @CurrentDevice() known: string | undefined,
  ): Promise<MeView> {
    const { actor, token, device, csrfToken, restrictions } = await signIn(
      this.database,
      this,
      { ...body, device: known },
      call,
    );
    const address = reachedAt(call.reply.request, this.settings.publicUrl);
    void call.reply.setCookie(sessionCookieName(address), token, sessionCookie(address));
    void call.reply.setCookie(deviceCookieName(address), device, deviceCookie(address));
    return {
      ...presentMe(
        actor,
        await this.database.read(actor.scope, organisations),
        csrfToken,
        restrictions,
      ),
      installation: this.settings.INSTALLATION,
    };
  }

  @Get('sessions')
  @OwnData()
  @ApiOperation({ summary: "The caller's own active sessions, newest first" })
  @ApiOkResponse({ type: SessionPage })
  async listSessions(
    @Query() { limit, cursor: key }: NewestFirstQuery,
    @CurrentSession() actor: SessionActor,
  ): Promise<SessionPage> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listSessions(tx, this, actor, {
        limit: limit + 1,
        ...(key ? { after: { createdAt: key[0], id: key[1] } } : {}),
      }),
    );
    return pageOf(
      rows,
      limit,
      (row) => presentSession(row, actor.sessionId),
      (row) => [row.createdAt.toISOString(), row.id],
    );
  }

  @Delete('sessions/current')
  @OwnData()
  @Audited('session.end')
  @ApiOperation({ summary: 'Ends the session this request came with' })
  @OpenDespite('password-change-required', 'second-factor-enrolment-required')
  @HttpCode(204)
  @Header('Clear-Site-Data', '"cache"')
  @ApiNoContentResponse()
  async signOut(
    @CurrentCaller() { actor, sessionToken }: Caller,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<void> {
    if (sessionToken === null) throw new Problem('NOT_FOUND');
    await signOut(this.database, this.clock, actor, sessionToken);
    const address = reachedAt(reply.request, this.settings.publicUrl);
    void reply.clearCookie(sessionCookieName(address), sessionCookie(address));
  }

  @Post('sessions/current/proof')
  @OwnData()
  @Audited('session.prove')
  @ApiOperation({
    summary: 'Shows the password again; for a quarter of an hour the session may then end others',
  })
  @HttpCode(204)
  @ApiNoContentResponse()
  async proveSession(
    @Body() { password }: ProofBody,
    @CurrentSession() actor: SessionActor,
  ): Promise<void> {
    await proveSession(this.database, this.clock, actor, password);
  }

  @Delete('sessions/:id')
  @OwnData()
  @Audited('session.revoke')
  @ApiOperation({
    summary:
      "Ends one of the caller's own sessions at once; requires that the password was confirmed within the last 15 minutes",
  })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endSession(
    @Param('id', RecordIdPipe) id: string,
    @CurrentSession() actor: SessionActor,
  ): Promise<void> {
    await endSession(this.database, this.clock, actor, id);
  }

  @Delete('people/:id/sessions')
  @Can('session.revoke')
  @Audited('session.revoke')
  @ApiOperation({
    summary: 'Ends every session of a person at once; for the security administrator',
  })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endSessionsOfPerson(
    @Param('id', RecordIdPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await endSessionsOfPerson(this.database, actor, id);
  }

  @Get('me')
  @OwnData()
  @ApiOperation({ summary: 'Who is signed in, with what roles today' })
  @OpenDespite('password-change-required', 'second-factor-enrolment-required')
  @ApiOkResponse({ type: MeView })
  async readMe(@CurrentCaller() { actor, sessionToken }: Caller): Promise<MeView> {
    return {
      ...presentMe(
        actor,
        await this.database.read(actor.scope, organisations),
        sessionToken === null ? null : csrfTokenOf(sessionToken),
        actor.restrictions,
      ),
      installation: this.settings.INSTALLATION,
    };
  }
}
