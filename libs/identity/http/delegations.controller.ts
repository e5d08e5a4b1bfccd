import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { AccountServices } from '../commands/account-services.js';
import type { Actor } from '../rules/actor.js';
import { can } from '../policies/policies.js';
import { candidatesOf, listDelegations } from '../queries/delegations.js';
import { createDelegation } from '../commands/create-delegation.js';
import { revokeDelegation } from '../commands/revoke-delegation.js';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import {
  Can,
  CurrentActor,
  keyPart,
  pageOf,
  wholeList,
  PageQueryOf,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
} from '#platform/http';
import {
  CandidatePage,
  DelegationPage,
  DelegationView,
  presentCandidate,
  presentDelegation,
} from './delegation.dto.js';
import { CandidateQuery, NewDelegationBody } from './directory-request.dto.js';

/**
 * Query parameters for one page of the list of delegations (roles that a person has lent to
 * another).
 */
class DelegationQuery extends PageQueryOf([keyPart.day, keyPart.uuid]) {}

@ApiTags('directory')
@Controller('api/delegations')
export class DelegationsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly services: AccountServices,
  ) {}

  @Get()
  @Can('delegation.read')
  @ApiOperation({
    summary:
      'Delegations of roles from and to the caller; for the security administrator, all delegations',
  })
  @ApiOkResponse({ type: DelegationPage })
  async listDelegations(
    @Query() { limit, cursor: key }: DelegationQuery,
    @CurrentActor() actor: Actor,
  ): Promise<DelegationPage> {
    const whose = can(actor, 'delegation.read') ? null : actor.personId;
    const rows = await this.database.read(actor.scope, (tx) =>
      listDelegations(tx, whose, {
        limit: limit + 1,
        ...(key ? { after: { fromOn: key[0], id: key[1] } } : {}),
      }),
    );
    return pageOf(rows, limit, presentDelegation, (row) => [row.fromOn, row.id]);
  }

  @Get('candidates')
  @Can('delegation.create')
  @ApiOperation({
    summary:
      'People to whom the caller may delegate a role of an organisation: those of the organisation itself, of those above it and of those below it',
  })
  @ApiOkResponse({ type: CandidatePage })
  async listCandidates(
    @Query() { unitId }: CandidateQuery,
    @CurrentActor() actor: Actor,
  ): Promise<CandidatePage> {
    const items = await this.database.read(actor.scope, (tx) =>
      candidatesOf(tx, actor, unitId, this.clock.today()),
    );
    return wholeList(items.map(presentCandidate));
  }

  @Post()
  @Can('delegation.create')
  @Audited('delegation.create')
  @LocatedAt(({ id }: DelegationView) => `/api/delegations/${id}`)
  @ApiOperation({ summary: 'Lends a role from day to day, at most 90' })
  @ApiCreatedResponse({ type: DelegationView })
  async createDelegation(
    @Body() body: NewDelegationBody,
    @CurrentActor() actor: Actor,
    @Idempotent('delegation.create') request: RepeatableRequest | null,
  ): Promise<DelegationView> {
    const { fromPersonId, ...wanted } = body;
    const made = await createDelegation(
      this.services,
      actor,
      { ...wanted, ...(fromPersonId == null ? {} : { fromPersonId }) },
      request,
    );
    return presentDelegation(made);
  }

  @Delete(':id')
  @Can('delegation.revoke')
  @Audited('delegation.revoke')
  @ApiOperation({
    summary: 'Revokes a delegation at once; for either side and the security administrator',
  })
  @HttpCode(204)
  @ApiNoContentResponse()
  async revokeDelegation(
    @Param('id', RecordIdPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await revokeDelegation(this.database, this.clock, actor, id);
  }
}
