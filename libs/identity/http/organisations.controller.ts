import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../rules/actor.js';
import { changeOrganisation, type OrganisationChange } from '../commands/change-organisation.js';
import type { ReturnRhythm } from '../rules/return-terms.js';
import { type Month, monthOf } from '#values';
import { createOrganisation } from '../commands/create-organisation.js';
import { findOrganisation } from '../queries/organisations.js';
import { organisationHistory } from '../queries/organisation-history.js';
import { organisationsOn } from '../queries/organisations-on.js';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  pageOf,
  OrganisationCodePipe,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
} from '#platform/http';
import {
  NewOrganisationBody,
  OrganisationChangeBody,
  OrganisationQuery,
} from './directory-request.dto.js';
import { OrganisationPage, OrganisationView, presentOrganisation } from './directory.dto.js';
import { OrganisationHistoryView, presentHistory } from './organisation-history.dto.js';
import { givenFields } from './given-fields.js';

/**
 * Routes for the tree of organisations. An organisation's name and its parent are each valid from a
 * certain day.
 */
@ApiTags('directory')
@Controller('api/organisations')
export class OrganisationsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('organisation.read')
  @ApiOperation({
    summary:
      'All organisations of the city by id, with their names and places in the tree on a day',
  })
  @ApiOkResponse({ type: OrganisationPage })
  async listOrganisations(
    @Query() { limit, cursor: key, on }: OrganisationQuery,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationPage> {
    const rows = await this.database.read(actor.scope, (tx) =>
      organisationsOn(
        tx,
        { on: on ?? this.clock.today() },
        { limit: limit + 1, ...(key ? { afterId: key[0] } : {}) },
      ),
    );
    return pageOf(rows, limit, presentOrganisation, (row) => [row.id]);
  }

  @Post()
  @Can('unit.create')
  @Audited('unit.create')
  @Versioned()
  @LocatedAt(({ id }: OrganisationView) => `/api/organisations/${id}`)
  @ApiOperation({
    summary: 'Registers an organisation below another; for the security administrator',
  })
  @ApiCreatedResponse({ type: OrganisationView })
  async createOrganisation(
    @Body() body: NewOrganisationBody,
    @CurrentActor() actor: Actor,
    @Idempotent('unit.create') request: RepeatableRequest | null,
  ): Promise<OrganisationView> {
    const unit = await createOrganisation(this.database, actor, body, request);
    return presentOrganisation(unit);
  }

  @Get(':id')
  @Can('organisation.read')
  @Versioned()
  @ApiOperation({ summary: 'One organisation as it is today' })
  @ApiOkResponse({ type: OrganisationView })
  async getOrganisation(
    @Param('id', OrganisationCodePipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationView> {
    const unit = await this.database.read(actor.scope, (tx) => findOrganisation(tx, id));
    return presentOrganisation(unit);
  }

  @Get(':id/history')
  @Can('organisation.read')
  @ApiOperation({
    summary:
      'Names of an organisation and its places in the tree, each with its days, newest first',
  })
  @ApiOkResponse({ type: OrganisationHistoryView })
  async getOrganisationHistory(
    @Param('id', OrganisationCodePipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationHistoryView> {
    return presentHistory(
      await this.database.read(actor.scope, (tx) => organisationHistory(tx, id)),
    );
  }

  @Patch(':id')
  @Can(['unit.rename', 'unit.move', 'unit.name-head', 'unit.ask-returns'])
  @Audited('unit.change')
  @Versioned()
  @ApiOperation({
    summary:
      'Renames an organisation, or moves it below another, from a day on (earlier days keep the old name and place); names its head; or asks it for monthly returns',
  })
  @ApiOkResponse({ type: OrganisationView })
  async changeOrganisation(
    @Param('id', OrganisationCodePipe) id: string,
    @Body() body: OrganisationChangeBody,
    @CurrentActor() actor: Actor,
    @IfMatch() versionRead: number,
  ): Promise<OrganisationView> {
    const unit = await changeOrganisation(this.database, this.clock, actor, {
      id,
      versionRead,
      change: changeFrom(body, monthOf(this.clock.today())),
    });
    return presentOrganisation(unit);
  }
}

/** Converts the request body to the wanted changes. Changed terms count from this month on. */
function changeFrom(body: OrganisationChangeBody, thisMonth: Month): OrganisationChange {
  const { name, nameFromOn, parentId, parentFromOn, headPersonId, returnsFrom } = body;
  const { returnTermsFrom, returnWorkingDay, returnEveryFlagship, returnEveryStandard } = body;
  const every = (code: string | null | undefined): ReturnRhythm | null =>
    code == null ? null : (Number(code) as ReturnRhythm);
  const terms = givenFields({
    workingDay: returnWorkingDay,
    flagshipEvery: every(returnEveryFlagship),
    standardEvery: every(returnEveryStandard),
  });
  return {
    ...givenFields({ name, nameFromOn, parentId, parentFromOn }),
    ...(headPersonId === undefined ? {} : { headPersonId }),
    ...(returnsFrom === undefined ? {} : { returnsFrom }),
    ...(Object.keys(terms).length === 0
      ? {}
      : { returnTerms: { fromMonth: returnTermsFrom ?? thisMonth, ...terms } }),
  };
}
