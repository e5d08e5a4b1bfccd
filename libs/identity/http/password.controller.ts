import { Body, Controller, HttpCode, Logger, Param, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { AccountServices } from '../commands/account-services.js';
import type { Actor } from '../rules/actor.js';
import { changePassword } from '../commands/change-password.js';
import { resetPassword } from '../commands/reset-password.js';
import { sendForgottenLink, setPasswordByLink } from '../commands/password-links.js';
import type { SessionActor } from '../queries/actor-of.js';
import { SignInPolicy } from '../rules/sign-in-policy.js';
import { Audited } from '#platform/declarations';
import { refuseField } from '#platform/problem';
import {
  Can,
  OwnData,
  type Call,
  type TrackerReply,
  type Deprecation,
  CurrentActor,
  CurrentRequest,
  CurrentSession,
  Public,
  sayDeprecated,
  RecordIdPipe,
} from '#platform/http';
import { OpenDespite } from './caller.js';
import {
  ForgottenPasswordBody,
  LinkedPasswordBody,
  NewPasswordLinkBody,
  PasswordChangeBody,
  PasswordLinkView,
  presentReset,
} from './password.dto.js';

/**
 * Dates on which the route `POST /api/people/{id}/password-reset` became deprecated and on which it
 * will be removed. `POST /api/password-links` replaces it.
 */
const RESET_BY_PATH: Deprecation = { since: new Date('2026-11-28'), until: new Date('2027-11-28') };

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

  @Post('password-links')
  @Can('password.reset')
  @Audited('password.reset')
  @ApiOperation({
    summary:
      "Resets a person's password: ends it, their sessions and tokens, and mails them a link by which they choose a new one; for the security administrator",
  })
  @ApiCreatedResponse({ type: PasswordLinkView })
  async resetPassword(
    @Body() { personId, email }: NewPasswordLinkBody,
    @CurrentActor() actor: Actor,
  ): Promise<PasswordLinkView> {
    const named = personId != null ? { personId } : email != null ? { email } : null;
    if (named === null) throw refuseField('PERSON_UNKNOWN', 'personId');
    return presentReset(await resetPassword(this.services, actor, named));
  }

  @Post('people/:id/password-reset')
  @Can('password.reset')
  @Audited('password.reset')
  @ApiOperation({
    summary: 'The same as POST /api/password-links, under the name it had before',
    deprecated: true,
  })
  @ApiCreatedResponse({ type: PasswordLinkView })
  async resetPasswordOf(
    @Param('id', RecordIdPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<PasswordLinkView> {
    sayDeprecated(reply, RESET_BY_PATH);
    void reply.header('link', '</api/password-links>; rel="successor-version"');
    return presentReset(await resetPassword(this.services, actor, { personId: id }));
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
