import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  AccountServices,
  type Actor,
  allow,
  changePerson,
  createPerson,
  endMembership,
  findListedPerson,
  grantMembership,
  listPeople,
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
import { RecordIdPipe } from '../http/record-id.js';
import {
  NewMembershipBody,
  NewPersonBody,
  PeopleQuery,
  PersonChangeBody,
} from './directory-request.dto.js';
import { ListedPersonView, PersonPage, presentPerson } from './directory.dto.js';
import { givenFields } from './given-fields.js';

/** Accounts of people and their roles, managed by the security administrator. */
@ApiTags('directory')
@Controller('api/people')
export class DirectoryController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly services: AccountServices,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Everybody with an account, by address; for the security administrator',
  })
  @ApiOkResponse({ type: PersonPage })
  async listPeople(
    @Query() { limit, cursor, active }: PeopleQuery,
    @CurrentActor() actor: Actor,
  ): Promise<PersonPage> {
    allow(actor, 'people.read');
    const key = decodeCursor<[string]>(cursor, [keyPart.text]);
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
  @ApiOperation({
    summary:
      'Makes an account without any role; its person is mailed a link by which they choose a password',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ListedPersonView })
  async createPerson(
    @Body() body: NewPersonBody,
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
  ): Promise<ListedPersonView> {
    const { email, name, language } = body;
    const person = await createPerson(
      this.services,
      actor,
      { email, name, ...givenFields({ language }) },
      repeatable(call, actor, 'person.create', body),
    );
    void call.reply
      .header('etag', etagOf(person.version))
      .header('location', `/api/people/${person.id}`);
    return presentPerson(person);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One person with their roles' })
  @ApiOkResponse({ type: ListedPersonView })
  async getPerson(
    @Param('id', RecordIdPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: TrackerReply,
  ): Promise<ListedPersonView> {
    allow(actor, 'people.read');
    const person = await this.database.read(actor.scope, (tx) => findListedPerson(tx, id));
    void reply.header('etag', etagOf(person.version));
    return presentPerson(person);
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Changes an account, or closes it and everything that hangs on it at once',
  })
  @ApiHeader({ name: 'If-Match', required: true, example: '"v1"' })
  @ApiOkResponse({ type: ListedPersonView })
  async changePerson(
    @Param('id', RecordIdPipe) id: string,
    @Body() { name, language, active }: PersonChangeBody,
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
  ): Promise<ListedPersonView> {
    const person = await changePerson(this.services, actor, {
      id,
      versionRead: requireVersion(call.ifMatch),
      change: givenFields({ name, language, active }),
    });
    void call.reply.header('etag', etagOf(person.version));
    return presentPerson(person);
  }

  @Post(':id/memberships')
  @ApiOperation({ summary: 'Gives a person a role in a unit and ends their sessions' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ListedPersonView })
  async grantMembership(
    @Param('id', RecordIdPipe) id: string,
    @Body() body: NewMembershipBody,
    @CurrentActor() actor: Actor,
    @CurrentRequest() call: Call,
  ): Promise<ListedPersonView> {
    const { unitId, role, fromOn, untilOn } = body;
    const { membershipId, person } = await grantMembership(this.services, actor, {
      personId: id,
      grant: { unitId, role, ...givenFields({ fromOn, untilOn }) },
      request: repeatable(call, actor, 'membership.grant', { id, ...body }),
    });
    void call.reply.header('location', `/api/people/${id}/memberships/${membershipId}`);
    return presentPerson(person);
  }

  @Delete(':id/memberships/:membershipId')
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
