import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Approvals } from '#approvals';
import { ChangeRequestDetailDto, placeOfChangeRequest, filedRequest } from '#approvals/http';
import type { Actor } from '#identity';
import { planMeant } from '#plan';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  Filing,
  FilingOfEdit,
  LocatedAt,
  OrganisationCodePipe,
  RecordIdPipe,
  type RequestedFiling,
  type RequestedFilingOfEdit,
  wholeList,
} from '#platform/http';
import { editProject } from '../commands/edit-project.js';
import { fileFirstFacts } from '../commands/first-facts.js';
import { registerProject } from '../commands/register-project.js';
import { peopleInCharge } from '../queries/people-in-charge.js';
import {
  factsGiven,
  FirstFactsDto,
  ProjectEditDto,
  RegistrationDto,
  registrationOf,
} from './register.dto.js';
import { PersonInChargePageDto } from './register-views.dto.js';

const DRAFT = { name: 'draft', required: false, enum: ['true', 'false'] } as const;

/**
 * Routes by which projects are registered and changed. Each is filed by one person and decided by
 * another.
 */
@ApiTags('projects')
@Controller('api')
export class RegisterController {
  constructor(private readonly approvals: Approvals) {}

  @Get('organisations/:code/people-in-charge')
  @Can('project.register')
  @ApiOperation({
    summary:
      'Who may be named as in charge of the projects of an organisation: its officers, managers and leaders, and those above it',
  })
  @ApiOkResponse({ type: PersonInChargePageDto })
  async listPeopleInCharge(
    @CurrentActor() actor: Actor,
    @Param('code', OrganisationCodePipe) code: string,
  ): Promise<PersonInChargePageDto> {
    const { database, clock } = this.approvals;
    const people = await database.read(actor.scope, (tx) =>
      peopleInCharge(tx, code, clock.today()),
    );
    return wholeList(people.map((one) => ({ ...one })));
  }

  @Post('projects')
  @Can('project.register')
  @Audited('project.register')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary: 'Submit a new project; it is registered when another person approves it',
  })
  @ApiQuery(DRAFT)
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async registerProject(
    @CurrentActor() actor: Actor,
    @Body() body: RegistrationDto,
    @Filing('project.register') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { database, clock } = this.approvals;
    const wanted = registrationOf(body, await this.meant(actor));
    const reason = body.reason ?? null;
    return this.filed(
      actor,
      await registerProject(database, clock, actor, { wanted, reason, draft, request }),
    );
  }

  @Post('projects/first-facts')
  @Can('project.edit', { of: 'project', in: 'projectIds' })
  @Audited('project.edit')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit the stage and tier of several projects at once, as one request; the stage only where none is recorded yet',
  })
  @ApiQuery(DRAFT)
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async fileFirstFacts(
    @CurrentActor() actor: Actor,
    @Body() { reason = null, projectIds, stage = null, stageOn = null, tier = null }: FirstFactsDto,
    @Filing('project.first-facts') { request, draft }: RequestedFiling,
  ): Promise<ChangeRequestDetailDto> {
    const { database, clock } = this.approvals;
    const wanted = { projectIds, stage, stageOn, tier };
    return this.filed(
      actor,
      await fileFirstFacts(database, clock, actor, { wanted, reason, draft, request }),
    );
  }

  @Patch('projects/:id')
  @Can('project.edit', { of: 'project' })
  @Audited('project.edit')
  @HttpCode(202)
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary:
      'Submit a change of what is recorded of a project; it takes effect when another person approves it',
  })
  @ApiQuery(DRAFT)
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  async editProject(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) projectId: string,
    @Body() body: ProjectEditDto,
    @FilingOfEdit('project.edit') { request, draft, versionRead }: RequestedFilingOfEdit,
  ): Promise<ChangeRequestDetailDto> {
    const { database, clock } = this.approvals;
    return this.filed(
      actor,
      await editProject(database, clock, actor, {
        projectId,
        wanted: factsGiven(body, await this.meant(actor)),
        parentFrom: body.parentFrom ?? null,
        reason: body.reason ?? null,
        versionRead,
        draft,
        request,
      }),
    );
  }

  /** Returns the plan that is meant where an item names none. */
  private async meant(actor: Actor): Promise<{ plan: string }> {
    return this.approvals.database.read(actor.scope, async (tx) => ({
      plan: await planMeant(tx, undefined),
    }));
  }

  /** Presents the change request that a filing has become. */
  private filed(actor: Actor, { id }: { id: string }): Promise<ChangeRequestDetailDto> {
    return filedRequest(this.approvals, actor, id);
  }
}
