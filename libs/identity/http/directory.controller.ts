import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { AccountServices } from '../commands/account-services.js';
import type { Actor } from '../rules/actor.js';
import { changePerson } from '../commands/change-person.js';
import { createPerson } from '../commands/create-person.js';
import { endMembership } from '../commands/end-membership.js';
import { findListedPerson, listPeople } from '../queries/people.js';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  pageOf,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
} from '#platform/http';
import { NewPersonBody, PeopleQuery, PersonChangeBody } from './directory-request.dto.js';
import { ListedPersonView, PersonPage, presentPerson } from './directory.dto.js';
import { givenFields } from './given-fields.js';

/** Routes for the accounts of people and their roles, used by the security administrator. */
@ApiTags('directory')
@Controller('api/people')
export class DirectoryController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly services: AccountServices,
  ) {}

  @Get()
  @Can('people.read')
  @ApiOperation({
    summary: 'Everybody with an account, by address; for the security administrator',
  })
  @ApiOkResponse({ type: PersonPage })
  async listPeople(
    @Query() { limit, cursor: key, active }: PeopleQuery,
    @CurrentActor() actor: Actor,
  ): Promise<PersonPage> {
    const rows = await this.database.read(actor.scope, (tx) =>
      listPeople(tx, {
        limit: limit + 1,
        ...(active === undefined ? {} : { active: active === 'true' }),
        ...(key ? { afterEmail: key[0] } : {}),
      }),
    );
    return pageOf(rows, limit, presentPerson, (row) => [row.email]);
  }

  @Post()
  @Can('person.create')
  @Audited('person.create')
  @Versioned()
  @LocatedAt(({ id }: ListedPersonView) => `/api/people/${id}`)
  @ApiOperation({
    summary:
      'Makes an account without any role; its person is mailed a link by which they choose a password',
  })
  @ApiCreatedResponse({ type: ListedPersonView })
  async createPerson(
    @Body() body: NewPersonBody,
    @CurrentActor() actor: Actor,
    @Idempotent('person.create') request: RepeatableRequest | null,
  ): Promise<ListedPersonView> {
    const { email, name, language } = body;
    const person = await createPerson(
      this.services,
      actor,
      { email, name, ...givenFields({ language }) },
      request,
    );
    return presentPerson(person);
  }

  @Get(':id')
  @Can('people.read')
  @Versioned()
  @ApiOperation({ summary: 'One person with their roles' })
  @ApiOkResponse({ type: ListedPersonView })
  async getPerson(
    @Param('id', RecordIdPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<ListedPersonView> {
    const person = await this.database.read(actor.scope, (tx) => findListedPerson(tx, id));
    return presentPerson(person);
  }

  @Patch(':id')
  @Can(['person.change', 'person.deactivate'])
  @Audited('person.change')
  @Versioned()
  @ApiOperation({
    summary: 'Changes an account, or closes it and everything that hangs on it at once',
  })
  @ApiOkResponse({ type: ListedPersonView })
  async changePerson(
    @Param('id', RecordIdPipe) id: string,
    @Body() { name, language, active }: PersonChangeBody,
    @CurrentActor() actor: Actor,
    @IfMatch() versionRead: number,
  ): Promise<ListedPersonView> {
    const person = await changePerson(this.services, actor, {
      id,
      versionRead,
      change: givenFields({ name, language, active }),
    });
    return presentPerson(person);
  }

  @Delete(':id/memberships/:membershipId')
  @Can('membership.end')
  @Audited('membership.end')
  @ApiOperation({ summary: "Ends a role, and the person's sessions with it, at once" })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endMembership(
    @Param('id', RecordIdPipe) id: string,
    @Param('membershipId', RecordIdPipe) membershipId: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await endMembership(this.database, this.clock, actor, { personId: id, membershipId });
  }
}
