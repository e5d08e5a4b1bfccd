import { Body, Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { csrfTokenOf, organisations, signIn, signOut } from '#identity';
import { Clock, Database, Refusal, Settings } from '#platform';
import { type Call, type Caller, CurrentCaller, CurrentRequest, Public, type TrackerReply } from '../edge/call.js';
import { SESSION_COOKIE, sessionCookie } from '../edge/session-cookie.js';
import { MeView, presentMe, SignInBody } from './session-views.js';

@ApiTags('sessions')
@Controller('api')
export class SessionsController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly settings: Settings) {}

  @Post('sessions') @ApiOperation({ summary: 'Signs in; the session is in an HttpOnly cookie' }) @Public() @ApiSecurity({}) @ApiCreatedResponse({ type: MeView })
  async signIn(@Body() body: SignInBody, @CurrentRequest() call: Call, @Res({ passthrough: true }) reply: TrackerReply): Promise<MeView> {
    const { actor, token, csrfToken } = await signIn(this.database, this.clock, body, call);
    void reply.setCookie(SESSION_COOKIE, token, sessionCookie(this.settings.publicUrl));
    return presentMe(actor, await this.database.read(actor.scope, organisations), csrfToken);
  }

  @Delete('sessions/current') @ApiOperation({ summary: 'Ends the session this request came with' }) @HttpCode(204) @ApiNoContentResponse()
  async signOut(@CurrentCaller() { actor, sessionToken }: Caller, @Res({ passthrough: true }) reply: TrackerReply): Promise<void> {
    if (sessionToken === null) throw new Refusal('NOT_FOUND');
    await signOut(this.database, this.clock, actor, sessionToken);
    void reply.clearCookie(SESSION_COOKIE, sessionCookie(this.settings.publicUrl));
  }

  @Get('me') @ApiOperation({ summary: 'Who is signed in, with what roles today' }) @ApiOkResponse({ type: MeView })
  async readMe(@CurrentCaller() { actor, sessionToken }: Caller): Promise<MeView> {
    return presentMe(actor, await this.database.read(actor.scope, organisations), sessionToken === null ? null : csrfTokenOf(sessionToken));
  }
}
