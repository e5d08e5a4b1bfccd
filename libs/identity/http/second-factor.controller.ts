import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { AccountServices } from '../commands/account-services.js';
import type { Actor } from '../rules/actor.js';
import { beginSecondFactor, confirmSecondFactor } from '../commands/enrol-second-factor.js';
import { removeSecondFactor } from '../commands/remove-second-factor.js';
import { requireSecondFactor } from '../commands/require-second-factor.js';
import { type Role, ROLES } from '../rules/role.js';
import { roleRequirements } from '../queries/role-requirements.js';
import { secondFactorState } from '../queries/second-factor-state.js';
import { TotpSecretCipher } from '../rules/totp-secret-cipher.js';
import type { SessionActor } from '../queries/actor-of.js';
import { SignInPolicy } from '../rules/sign-in-policy.js';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  OwnData,
  type TrackerReply,
  CurrentActor,
  CurrentSession,
  sayDeprecated,
} from '#platform/http';
import { OpenDespite } from './caller.js';
import { RolePipe } from './role-pipe.js';
import {
  BeginFactorBody,
  BegunFactorView,
  CODE_CALLED_TOTP,
  ConfirmFactorBody,
  presentFactor,
  presentRequirement,
  RecoveryCodesView,
  RemoveFactorBody,
  RoleRequirementBody,
  RoleRequirementsView,
  RoleRequirementView,
  SecondFactorView,
} from './second-factor.dto.js';

@ApiTags('second factors')
@Controller('api')
export class SecondFactorController {
  private readonly database: Database;
  readonly clock: Clock;

  constructor(
    private readonly services: AccountServices,
    readonly seal: TotpSecretCipher,
    readonly policy: SignInPolicy,
  ) {
    this.database = services.database;
    this.clock = services.clock;
  }

  @Get('me/second-factor')
  @OwnData()
  @ApiOperation({ summary: "State of the caller's own second factor" })
  @OpenDespite('second-factor-enrolment-required')
  @ApiOkResponse({ type: SecondFactorView })
  async readSecondFactor(@CurrentSession() actor: SessionActor): Promise<SecondFactorView> {
    return presentFactor(
      await this.database.read(actor.scope, (tx) => secondFactorState(tx, actor.personId)),
    );
  }

  @Post('me/second-factor')
  @OwnData()
  @Audited('second-factor.begin')
  @ApiOperation({ summary: 'Begins to enrol a second factor; it holds once it is confirmed' })
  @OpenDespite('second-factor-enrolment-required')
  @ApiCreatedResponse({ type: BegunFactorView })
  async beginSecondFactor(
    @Body() { password }: BeginFactorBody,
    @CurrentSession() actor: SessionActor,
  ): Promise<BegunFactorView> {
    return beginSecondFactor(this.database, this, actor, password);
  }

  @Post('me/second-factor/confirmation')
  @OwnData()
  @Audited('second-factor.enrol')
  @ApiOperation({ summary: 'Activates the second factor; returns the recovery codes' })
  @OpenDespite('second-factor-enrolment-required')
  @ApiCreatedResponse({ type: RecoveryCodesView })
  async confirmSecondFactor(
    @Body() body: ConfirmFactorBody,
    @CurrentSession() actor: SessionActor,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<RecoveryCodesView> {
    if (body.totp !== undefined) sayDeprecated(reply, CODE_CALLED_TOTP);
    return confirmSecondFactor(this.database, this, actor, {
      code: body.code,
      endOtherSessions: body.endOtherSessions ?? false,
    });
  }

  @Delete('me/second-factor')
  @OwnData()
  @Audited('second-factor.remove')
  @ApiOperation({
    summary: "Removes the caller's own second factor; requires the password and a code",
  })
  @HttpCode(204)
  @ApiNoContentResponse()
  async removeSecondFactor(
    @Body() { password, totp, endOtherSessions }: RemoveFactorBody,
    @CurrentSession() actor: SessionActor,
  ): Promise<void> {
    await removeSecondFactor(this.services, this, actor, {
      password,
      totp,
      endOtherSessions: endOtherSessions ?? false,
    });
  }

  @Get('role-requirements')
  @Can('role-requirement.edit')
  @ApiOperation({
    summary: 'Which roles work only with a second factor; for the security administrator',
  })
  @ApiOkResponse({ type: RoleRequirementsView })
  async listRoleRequirements(@CurrentActor() actor: Actor): Promise<RoleRequirementsView> {
    return {
      items: (await this.database.read(actor.scope, (tx) => roleRequirements(tx, this.policy))).map(
        presentRequirement,
      ),
    };
  }

  @Put('role-requirements/:role')
  @Can('role-requirement.edit')
  @Audited('role-requirement.edit')
  @ApiOperation({
    summary: 'Has a role work only with a second factor, or no longer; holds at once',
  })
  @ApiParam({ name: 'role', enum: [...ROLES] })
  @ApiOkResponse({ type: RoleRequirementView })
  async requireSecondFactor(
    @Param('role', RolePipe) role: Role,
    @Body() { secondFactor }: RoleRequirementBody,
    @CurrentActor() actor: Actor,
  ): Promise<RoleRequirementView> {
    return presentRequirement(
      await requireSecondFactor(this.database, this, actor, { role, secondFactor }),
    );
  }
}
