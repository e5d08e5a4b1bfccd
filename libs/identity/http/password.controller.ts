import { Body, Controller, HttpCode, Logger, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { AccountServices } from '../commands/account-services.js';
import { changePassword } from '../commands/change-password.js';
import { sendForgottenLink, setPasswordByLink } from '../commands/password-links.js';
import type { SessionActor } from '../queries/actor-of.js';
import { SignInPolicy } from '../rules/sign-in-policy.js';
import { Audited } from '#platform/declarations';
import { OwnData, type Call, CurrentRequest, CurrentSession, Public } from '#platform/http';
import { OpenDespite } from './caller.js';
import { ForgottenPasswordBody, LinkedPasswordBody, PasswordChangeBody } from './password.dto.js';

@ApiTags('passwords')
@Controller('api')
export class PasswordController {
  private readonly log = new Logger(PasswordController.name);

  constructor(
    private readonly services: AccountServices,
    private readonly policy: SignInPolicy,
  ) {}

  @Post('me/password')
  @OwnData()
  @Audited('password.change')
  @ApiOperation({
    summary:
      "Replaces the caller's own password and ends their other sessions, and their API tokens unless they are kept",
  })
  @OpenDespite('password-change-required', 'second-factor-enrolment-required')
  @HttpCode(204)
  @ApiNoContentResponse()
  async changePassword(
    @Body() { current, next, keepTokens }: PasswordChangeBody,
    @CurrentSession() actor: SessionActor,
  ): Promise<void> {
    const terms = { clock: this.services.clock, policy: this.policy };
    await changePassword(this.services.database, terms, actor, {
      current,
      next,
      keepTokens: keepTokens ?? false,
    });
  }

  @Post('forgotten-passwords')
  @Audited('password-link.send')
  @Public('secret-links')
  @ApiSecurity({})
  @HttpCode(202)
  @ApiOperation({
    summary:
      'Sends a password link to the account with this address; the answer is the same when there is no such account',
  })
  @ApiAcceptedResponse()
  askForLink(@Body() { email }: ForgottenPasswordBody, @CurrentRequest() call: Call): void {
    // Responds without waiting for the mail. Otherwise the response time would tell whether an
    // account with this address exists.
    void sendForgottenLink(this.services, email, call).catch((error: unknown) =>
      this.log.error(
        `password-link.failed ${call.requestId}`,
        error instanceof Error ? error.stack : String(error),
      ),
    );
  }

  @Post('password-links/:secret')
  @Audited('password-link.use')
  @Public('secret-links')
  @ApiSecurity({})
  @HttpCode(204)
  @ApiOperation({
    summary:
      'Sets the password by the secret of a link, which is used up; the person then signs in as ever',
  })
  @ApiNoContentResponse()
  async setPassword(
    @Param('secret') secret: string,
    @Body() { next }: LinkedPasswordBody,
    @CurrentRequest() call: Call,
  ): Promise<void> {
    await setPasswordByLink(this.services, { secret, next, policy: this.policy }, call);
  }
}
