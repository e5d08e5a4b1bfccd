import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../rules/actor.js';
import { assignmentsOn, type AssignmentKey } from '../queries/assignments-on.js';
import { assignmentConflicts } from '../queries/assignment-conflicts.js';
import type { Role } from '../rules/role.js';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Can, CurrentActor, keyPart, pageOf, PageQueryOf } from '#platform/http';
import {
  AssignmentConflictsView,
  AssignmentPage,
  presentConflict,
  presentAssignment,
} from './assignment.dto.js';

/**
 * Query parameters for one page of the list of people who act in a role, which is their own or
 * delegated to them.
 */
class AssignmentQuery extends PageQueryOf([
  keyPart.text,
  keyPart.text,
  keyPart.text,
  keyPart.text,
]) {}

/** Routes that tell which people hold which roles in which organisations. */
@ApiTags('directory')
@Controller('api')
export class AssignmentsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('duties')
  @Can('people.read')
  @ApiOperation({
    summary:
      'Roles held today, delegated roles included, organisation by organisation; for the security administrator',
  })
  @ApiOkResponse({ type: AssignmentPage })
  async listDuties(
    @Query() { limit, cursor: key }: AssignmentQuery,
    @CurrentActor() actor: Actor,
  ): Promise<AssignmentPage> {
    const after =
      key &&
      ({
        unitId: key[0],
        role: key[1] as Role,
        personId: key[2],
        forPersonId: key[3],
      } satisfies AssignmentKey);
    const rows = await this.database.read(actor.scope, (tx) =>
      assignmentsOn(tx, this.clock.today(), { limit: limit + 1, ...(after ? { after } : {}) }),
    );
    return pageOf(rows, limit, presentAssignment, ({ unitId, role, personId, forPersonId }) => [
      unitId,
      role,
      personId,
      forPersonId ?? '',
    ]);
  }

  @Get('duty-conflicts')
  @Can('people.read')
  @ApiOperation({
    summary:
      'Who files, decides or audits over one organisation in two roles, as an earlier version allowed; they read there until one ends. For the security administrator',
  })
  @ApiOkResponse({ type: AssignmentConflictsView })
  async listConflicts(@CurrentActor() actor: Actor): Promise<AssignmentConflictsView> {
    const rows = await this.database.read(actor.scope, (tx) =>
      assignmentConflicts(tx, this.clock.today()),
    );
    return { items: rows.map(presentConflict) };
  }
}
