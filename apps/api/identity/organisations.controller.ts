import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  type Actor,
  allow,
  changeOrganisation,
  createOrganisation,
  findOrganisation,
  organisationHistory,
  organisationsOn,
} from '#identity';
import { Clock, Database } from '#platform';
import {
  type Call,
  CurrentActor,
  CurrentRequest,
  repeatable,
  type TrackerReply,
} from '../http/call.js';
import { decodeCursor, keyPart, pageOf } from '../http/cursor.js';
import { etagOf, requireVersion } from '../http/etag.js';
import { OrganisationCodePipe } from '../http/record-id.js';
import {
  NewOrganisationBody,
  OrganisationChangeBody,
  OrganisationQuery,
} from './directory-request.dto.js';
import { OrganisationPage, OrganisationView, presentOrganisation } from './directory.dto.js';
import { OrganisationHistoryView, presentHistory } from './organisation-history.dto.js';
import { givenFields } from './given-fields.js';

/** The tree of organisations. A name, or a place in the tree, is valid from a certain day. */
@ApiTags('directory')
@Controller('api/organisations')
export class OrganisationsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every unit of the city, by id, as it was called and stood on a day' })
  @ApiOkResponse({ type: OrganisationPage })
  async listOrganisations(
    @Query() { limit, cursor, on }: OrganisationQuery,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationPage> {
    allow(actor, 'organisation.read');
    const key = decodeCursor<[string]>(cursor, [keyPart.text]);
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
  @ApiOperation({ summary: 'Registers a unit below another; for the security administrator' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: OrganisationView })
  async createOrganisation(
    @Body() body: NewOrganisationBody,
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
  ): Promise<OrganisationView> {
    const unit = await createOrganisation(
      this.database,
      actor,
      body,
      repeatable(call, actor, 'unit.create', body),
    );
    void call.reply
      .header('etag', etagOf(unit.version))
      .header('location', `/api/organisations/${unit.id}`);
    return presentOrganisation(unit);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One unit as it is today' })
  @ApiOkResponse({ type: OrganisationView })
  async getOrganisation(
    @Param('id', OrganisationCodePipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<OrganisationView> {
    allow(actor, 'organisation.read');
    const unit = await this.database.read(actor.scope, (tx) => findOrganisation(tx, id));
    void reply.header('etag', etagOf(unit.version));
    return presentOrganisation(unit);
  }

  @Get(':id/history')
  @ApiOperation({
    summary: 'What a unit was called and where it stood, with the days; the newest first',
  })
  @ApiOkResponse({ type: OrganisationHistoryView })
  async getOrganisationHistory(
    @Param('id', OrganisationCodePipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationHistoryView> {
    allow(actor, 'organisation.read');
    return presentHistory(
      await this.database.read(actor.scope, (tx) => organisationHistory(tx, id)),
    );
  }

  @Patch(':id')
  @ApiOperation({
    summary:
      'Renames a unit or moves it below another, from a day on; the days before keep the old name and place; or names its head',
  })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOkResponse({ type: OrganisationView })
  async changeOrganisation(
    @Param('id', OrganisationCodePipe) id: string,
    @Body() { name, nameFromOn, parentId, parentFromOn, headPersonId }: OrganisationChangeBody,
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
  ): Promise<OrganisationView> {
    const unit = await changeOrganisation(this.database, this.clock, actor, {
      id,
      versionRead: requireVersion(call.ifMatch),
      change: {
        ...givenFields({ name, nameFromOn, parentId, parentFromOn }),
        ...(headPersonId === undefined ? {} : { headPersonId }),
      },
    });
    void call.reply.header('etag', etagOf(unit.version));
    return presentOrganisation(unit);
  }
}
