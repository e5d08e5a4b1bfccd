import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, allow, listOrganisations, listPeople } from '#identity';
import { Database } from '#platform';
import { CurrentActor } from '../edge/call.js';
import { decodeCursor, keyPart, pageOf } from '../edge/cursor.js';
import { PageQuery } from '../edge/fields/index.js';
import { OrganisationPage, PersonPage, presentOrganisation, presentPerson } from './directory-views.js';

@ApiTags('directory')
@Controller('api')
export class DirectoryController {
  constructor(private readonly database: Database) {}

  @Get('people') @ApiOperation({ summary: 'Everybody with an account, by address; for the security administrator' }) @ApiOkResponse({ type: PersonPage })
  async listPeople(@Query() { limit, cursor }: PageQuery, @CurrentActor() actor: Actor): Promise<PersonPage> {
    allow(actor, 'people.read');
    const key = decodeCursor<[string]>(cursor, [keyPart.text]);
    const rows = await this.database.read(actor.scope, (tx) => listPeople(tx, { limit: limit + 1, ...(key ? { afterEmail: key[0] } : {}) }));
    return pageOf(rows, limit, presentPerson, (row) => [row.email]);
  }

  @Get('organisations') @ApiOperation({ summary: 'Every unit of the city, by id' }) @ApiOkResponse({ type: OrganisationPage })
  async listOrganisations(@Query() { limit, cursor }: PageQuery, @CurrentActor() actor: Actor): Promise<OrganisationPage> {
    allow(actor, 'organisation.read');
    const key = decodeCursor<[string]>(cursor, [keyPart.text]);
    const rows = await this.database.read(actor.scope, (tx) => listOrganisations(tx, { limit: limit + 1, ...(key ? { afterId: key[0] } : {}) }));
    return pageOf(rows, limit, presentOrganisation, (row) => [row.id]);
  }
}
