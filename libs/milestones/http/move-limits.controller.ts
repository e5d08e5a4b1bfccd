import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, CurrentActor, Idempotent, pageOf } from '#platform/http';
import { setMoveLimit } from '../commands/set-move-limit.js';
import { listMoveLimits } from '../queries/move-limits.js';
import {
  MoveLimitDto,
  MoveLimitPageDto,
  MoveLimitsQuery,
  NewMoveLimitBody,
  presentMoveLimit,
} from './move-limit.dto.js';

/** Routes for the limit up to which a key milestone moves without a decision of the level above. */
@ApiTags('milestones')
@Controller('api/milestone-move-limits')
export class MoveLimitsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('milestone-move-limit.read')
  @ApiOperation({
    summary: 'Limits of the moves of key milestones, the latest first day first; one is in force',
  })
  @ApiOkResponse({ type: MoveLimitPageDto })
  async listMilestoneMoveLimits(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor: key }: MoveLimitsQuery,
  ): Promise<MoveLimitPageDto> {
    const after = key ? { validFrom: key[0], setAt: key[1], id: key[2] } : null;
    const rows = await this.database.read(actor.scope, (tx) =>
      listMoveLimits(tx, this.clock.today(), { after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentMoveLimit, ({ validFrom, setAt, id }) => [
      validFrom,
      setAt.toISOString(),
      id,
    ]);
  }

  @Post()
  @Can('milestone-move-limit.set')
  @Audited('milestone-move-limit.set')
  @ApiOperation({
    summary: 'Set the limit from a day on; what was filed before stays filed, earlier limits stay',
  })
  @ApiCreatedResponse({ type: MoveLimitDto })
  async setMilestoneMoveLimit(
    @CurrentActor() actor: Actor,
    @Body() wanted: NewMoveLimitBody,
    @Idempotent('milestone-move-limit.set') request: RepeatableRequest | null,
  ): Promise<MoveLimitDto> {
    return presentMoveLimit(
      await setMoveLimit(this.database, this.clock, actor, { wanted, request }),
    );
  }
}
