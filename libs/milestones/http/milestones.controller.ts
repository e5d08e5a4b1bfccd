import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Approvals } from '#approvals';
import { AcceptedWhenFiled, ChangeRequestDetailDto, filedRequest } from '#approvals/http';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { changeMilestone } from '../commands/change-milestone.js';
import {
  changesOf,
  findMilestone,
  type ListedMilestone,
  milestonesOf,
} from '../queries/find-milestones.js';
import { createMilestone } from '../commands/create-milestone.js';
import { reforecastMilestones } from '../commands/reforecast-milestones.js';
import { presentReforecasts, ReforecastedListDto, ReforecastsDto } from './reforecast.dto.js';
import { Clock } from '#platform/clock';
import { aboutProjects, Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { findProject } from '#projects';
import {
  AlsoAnswers,
  Can,
  CurrentActor,
  keyPart,
  pageOf,
  wholeList,
  PageQueryOf,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
} from '#platform/http';
import type { MilestoneRow } from '../store/milestone-row.js';
import {
  MilestoneChangeDto,
  MilestoneChangePageDto,
  MilestoneDto,
  MilestonePageDto,
  NewMilestoneDto,
  presentListedMilestone,
  presentMilestone,
  presentMilestoneChange,
} from './milestone.dto.js';

/** Query parameters for one page of the list of milestones. */
class MilestoneQuery extends PageQueryOf([keyPart.day, keyPart.uuid]) {}

/** Routes for milestones of projects. */
@ApiTags('milestones')
@Controller('api')
export class MilestonesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly approvals: Approvals,
  ) {}

  private readonly present = (row: MilestoneRow): MilestoneDto =>
    presentMilestone(row, this.clock.today());

  @Get('projects/:id/milestones')
  @Can('project.read', { of: 'project' })
  @ApiOperation({ summary: 'Milestones of a project by baseline day' })
  @ApiOkResponse({ type: MilestonePageDto })
  async listMilestones(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: MilestoneQuery,
  ): Promise<MilestonePageDto> {
    const key = query.cursor;
    const after = key && { baselineOn: key[0], id: key[1] };
    const rows = await this.database.read(aboutProjects(actor.scope, id), async (tx) =>
      milestonesOf(tx, (await findProject(tx, id)).id, { after, limit: query.limit + 1 }),
    );
    const today = this.clock.today();
    const present = (row: ListedMilestone) => presentListedMilestone(row, today);
    return pageOf(rows, query.limit, present, (row) => [row.baselineOn, row.id]);
  }

  @Post('projects/:id/milestones')
  @Can('milestone.create', { of: 'project' })
  @Audited('milestone.create')
  @Versioned()
  @LocatedAt(({ id }: MilestoneDto) => `/api/milestones/${id}`)
  @ApiOperation({ summary: 'Promise a milestone; its day becomes the baseline' })
  @ApiCreatedResponse({ type: MilestoneDto })
  async createMilestone(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: NewMilestoneDto,
    @Idempotent('milestone.create') request: RepeatableRequest | null,
  ): Promise<MilestoneDto> {
    const row = await createMilestone(this.database, actor, {
      projectId: id,
      wanted: body,
      request,
    });
    return this.present(row);
  }

  @Post('projects/:id/milestone-forecasts')
  @AlsoAnswers(412)
  @Can('milestone.reforecast', { of: 'project' })
  @Audited('milestone.change')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Re-forecast several milestones with one reason, all or none; what others decide is filed',
  })
  @ApiOkResponse({ type: ReforecastedListDto })
  async reforecastMilestones(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: ReforecastsDto,
  ): Promise<ReforecastedListDto> {
    const done = await reforecastMilestones(this.database, this.clock, actor, {
      projectId: id,
      wanted: body,
    });
    return presentReforecasts(done, this.clock.today());
  }

  @Get('milestones/:id')
  @Can('project.read', { of: 'milestone' })
  @Versioned()
  @ApiOperation({ summary: 'One milestone with its ETag' })
  @ApiOkResponse({ type: MilestoneDto })
  async getMilestone(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<MilestoneDto> {
    const row = await this.database.read(actor.scope, (tx) => findMilestone(tx, id));
    return this.present(row);
  }

  @Patch('milestones/:id')
  @Can(['milestone.reforecast', 'milestone.meet'], { of: 'milestone' })
  @Audited('milestone.change')
  @Versioned()
  @ApiOperation({
    summary:
      'Re-forecast a milestone with a reason, mark it met, or change what is kept of it; a new baseline, and a key milestone moved beyond the limit, is decided by the level above (202)',
  })
  @ApiOkResponse({ type: MilestoneDto })
  @ApiAcceptedResponse({ type: ChangeRequestDetailDto })
  @AcceptedWhenFiled()
  async changeMilestone(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: MilestoneChangeDto,
    @IfMatch() versionRead: number,
  ): Promise<MilestoneDto | ChangeRequestDetailDto> {
    const changed = await changeMilestone(this.database, this.clock, actor, {
      id,
      versionRead,
      change: body,
    });
    return 'changeRequestId' in changed
      ? filedRequest(this.approvals, actor, changed.changeRequestId)
      : this.present(changed);
  }

  @Get('milestones/:id/changes')
  @Can('project.read', { of: 'milestone' })
  @ApiOperation({ summary: 'Every state a milestone had, oldest first' })
  @ApiOkResponse({ type: MilestoneChangePageDto })
  async listMilestoneChanges(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<MilestoneChangePageDto> {
    const rows = await this.database.read(actor.scope, async (tx) =>
      changesOf(tx, (await findMilestone(tx, id)).id),
    );
    return wholeList(rows.map(presentMilestoneChange));
  }
}
