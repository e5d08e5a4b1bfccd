import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, changePassword, resetPassword, type SessionActor, SignInPolicy } from '#identity';
import { Clock, Database } from '#platform';
import { CurrentActor, CurrentSession, OpenDespite } from '../edge/call.js';
import { RecordIdPipe } from '../edge/record-id.js';
import { PasswordChangeBody, ResetPasswordView } from './password-views.js';

@ApiTags('passwords')
@Controller('api')
export class PasswordController {
  constructor(private readonly database: Database, readonly clock: Clock, readonly policy: SignInPolicy) {}

  @Post('me/password') @ApiOperation({ summary: 'Replaces the caller\'s own password and ends their other sessions, and their API tokens unless they are kept' }) @OpenDespite('password-change-required', 'second-factor-enrolment-required') @HttpCode(204) @ApiNoContentResponse()
  async changePassword(@Body() { current, next, keepTokens }: PasswordChangeBody, @CurrentSession() actor: SessionActor): Promise<void> {
    await changePassword(this.database, this, actor, { current, next, keepTokens: keepTokens ?? false });
  }

  @Post('people/:id/password-reset') @ApiOperation({ summary: 'Gives a person a new password and ends their sessions and tokens; for the security administrator' }) @ApiCreatedResponse({ type: ResetPasswordView })
  async resetPassword(@Param('id', RecordIdPipe) id: string, @CurrentActor() actor: Actor): Promise<ResetPasswordView> {
    return resetPassword(this.database, this.clock, actor, id);
  }
}
