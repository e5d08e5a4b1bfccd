import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, changePassword, resetPassword, type SessionActor } from '#identity';
import { Clock, Database } from '#platform';
import { CurrentActor, CurrentSession, OpenDespite } from '../edge/call.js';
import { RecordIdPipe } from '../edge/record-id.js';
import { PasswordChangeBody, ResetPasswordView } from './password-views.js';

@ApiTags('passwords')
@Controller('api')
export class PasswordController {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  @Post('me/password') @ApiOperation({ summary: 'Replaces the caller\'s own password and ends their other sessions' }) @OpenDespite('password-change', 'second-factor-enrolment') @HttpCode(204) @ApiNoContentResponse()
  async changePassword(@Body() { current, next }: PasswordChangeBody, @CurrentSession() actor: SessionActor): Promise<void> {
    await changePassword(this.database, this.clock, actor, { current, next });
  }

  @Post('people/:id/password-reset') @ApiOperation({ summary: 'Gives a person a new password and ends their sessions and tokens; for the security administrator' }) @ApiCreatedResponse({ type: ResetPasswordView })
  async resetPassword(@Param('id', RecordIdPipe) id: string, @CurrentActor() actor: Actor): Promise<ResetPasswordView> {
    return resetPassword(this.database, this.clock, actor, id);
  }
}
