import { Body, Controller, Delete, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { AccountServices, type Actor, type PasswordReset } from '#identity';
import {
  givenFields,
  ListedPersonView,
  NewMembershipBody,
  NewPasswordLinkBody,
  PasswordLinkView,
  presentPerson,
  presentReset,
} from '#identity/http';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  type Deprecation,
  DraftAsked,
  Filing,
  located,
  LocatedAt,
  RecordIdPipe,
  type RequestedFiling,
  sayDeprecated,
  type TrackerReply,
} from '#platform/http';
import { refuseField } from '#platform/problem';
import { Approvals } from '../commands/approvals.js';
import {
  type Filed,
  grantRole,
  requestFactorRemoval,
  resetPassword,
} from '../commands/request-account-change.js';
import { ChangeRequestDetailDto, placeOfChangeRequest } from './change-request.dto.js';
import { AcceptedWhenFiled } from './accepted-when-filed.js';
import { filedRequest } from './filed-request.js';

/** Query parameter that leaves the change request a draft instead of submitting it. */
const DRAFT = { name: 'draft', required: false, enum: ['true', 'false'] } as const;

/**
 * Dates on which the route `POST /api/people/{id}/password-reset` became deprecated and on which it
 * will be removed. `POST /api/password-links` replaces it.
 */
const RESET_BY_PATH: Deprecation = { since: new Date('2026-11-28'), until: new Date('2027-11-28') };

/**
 * Routes with which a security administrator changes somebody's account. What a second
 * administrator has to decide is answered with 202 and the change request.
 */
@ApiTags('directory')
@Controller('api')
export class AccountRequestsController {
  constructor(
    private readonly approvals: Approvals,
    private readonly services: AccountServices,
  ) {}

  @Post('people/:id/memberships')
  @Can('membership.grant')
  @Audited('membership.grant')
  @LocatedAt()
  @ApiOperation({
    summary:
      'Gives a person a role in an organisation and ends their sessions; across the separation of duties a second administrator decides (202)',
  })
  @ApiCreatedResponse({ type: ListedPersonView })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  @ApiQuery(DRAFT)
  @AcceptedWhenFiled()
  async grantMembership(
    @Param('id', RecordIdPipe) id: string,
    @Body() body: NewMembershipBody,
    @CurrentActor() actor: Actor,
    @Filing('membership.grant') { request, draft }: RequestedFiling,
  ): Promise<ListedPersonView | ChangeRequestDetailDto> {
    const { unitId, role, fromOn, untilOn } = body;
    const granted = await grantRole(this.services, actor, {
      personId: id,
      grant: { unitId, role, ...givenFields({ fromOn, untilOn }) },
      draft,
      request,
    });
    if ('changeRequestId' in granted) return this.filed(actor, granted);
    const { membershipId, person } = granted;
    return located(presentPerson(person), `/api/people/${id}/memberships/${membershipId}`);
  }

  @Post('password-links')
  @Can('password.reset')
  @Audited('password.reset')
  @ApiOperation({
    summary:
      "Resets a person's password: ends it, their sessions and tokens, and mails them a link by which they choose a new one; of roles that decide or administer a second administrator decides (202)",
  })
  @ApiCreatedResponse({ type: PasswordLinkView })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  @ApiQuery(DRAFT)
  @AcceptedWhenFiled()
  async resetPassword(
    @Body() { personId, email }: NewPasswordLinkBody,
    @CurrentActor() actor: Actor,
    @DraftAsked() draft: boolean,
  ): Promise<PasswordLinkView | ChangeRequestDetailDto> {
    const named = personId != null ? { personId } : email != null ? { email } : null;
    if (named === null) throw refuseField('PERSON_UNKNOWN', 'personId');
    return this.reset(actor, await resetPassword(this.services, actor, named, draft));
  }

  @Post('people/:id/password-reset')
  @Can('password.reset')
  @Audited('password.reset')
  @ApiOperation({
    summary: 'The same as POST /api/password-links, under the name it had before',
    deprecated: true,
  })
  @ApiCreatedResponse({ type: PasswordLinkView })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  @ApiQuery(DRAFT)
  @AcceptedWhenFiled()
  async resetPasswordOf(
    @Param('id', RecordIdPipe) id: string,
    @CurrentActor() actor: Actor,
    @DraftAsked() draft: boolean,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<PasswordLinkView | ChangeRequestDetailDto> {
    sayDeprecated(reply, RESET_BY_PATH);
    void reply.header('link', '</api/password-links>; rel="successor-version"');
    return this.reset(actor, await resetPassword(this.services, actor, { personId: id }, draft));
  }

  @Delete('people/:id/second-factor')
  @Can('second-factor.remove')
  @Audited('second-factor.remove')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Asks for the removal of the second factor of a person who lost it; a second administrator decides',
  })
  @ApiQuery(DRAFT)
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async removeSecondFactorOfPerson(
    @Param('id', RecordIdPipe) id: string,
    @CurrentActor() actor: Actor,
    @DraftAsked() draft: boolean,
  ): Promise<ChangeRequestDetailDto> {
    return this.read(actor, await requestFactorRemoval(this.services, actor, id, draft));
  }

  private async reset(
    actor: Actor,
    done: Filed | PasswordReset,
  ): Promise<PasswordLinkView | ChangeRequestDetailDto> {
    return 'changeRequestId' in done ? this.filed(actor, done) : presentReset(done);
  }

  private async filed(actor: Actor, filed: Filed): Promise<ChangeRequestDetailDto> {
    const request = await this.read(actor, filed);
    return located(request, placeOfChangeRequest(request));
  }

  private read(actor: Actor, { changeRequestId }: Filed): Promise<ChangeRequestDetailDto> {
    return filedRequest(this.approvals, actor, changeRequestId);
  }
}
