import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { aboutProjects, Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, CurrentActor, IfMatch, RecordIdPipe, Versioned } from '#platform/http';
import { findProject } from '#projects';
import { setPredecessors } from '../commands/set-predecessors.js';
import { projectSchedule } from '../queries/schedule.js';
import { MilestoneDto, presentMilestone } from './milestone.dto.js';
import { PredecessorsDto, presentSchedule, ScheduleDto } from './schedule.dto.js';

/** Routes for what milestones wait for, and for the schedule that follows. */
@ApiTags('milestones')
@Controller('api')
export class ScheduleController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('projects/:id/schedule')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary: 'Schedule of a project: predecessors, conflicts, total float and critical path',
  })
  @ApiOkResponse({ type: ScheduleDto })
  async readSchedule(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
  ): Promise<ScheduleDto> {
    const schedule = await this.database.read(aboutProjects(actor.scope, id), async (tx) =>
      projectSchedule(tx, (await findProject(tx, id)).id),
    );
    return presentSchedule(schedule, this.clock.today());
  }

  @Put('milestones/:id/predecessors')
  @Can('milestone.reforecast', { of: 'milestone' })
  @Audited('milestone.change')
  @Versioned()
  @ApiOperation({
    summary: 'Set all predecessors of a milestone, with the days that must lie between',
  })
  @ApiOkResponse({ type: MilestoneDto })
  async setPredecessors(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() { predecessors }: PredecessorsDto,
    @IfMatch() versionRead: number,
  ): Promise<MilestoneDto> {
    const row = await setPredecessors(this.database, actor, { id, versionRead, predecessors });
    return presentMilestone(row, this.clock.today());
  }
}
