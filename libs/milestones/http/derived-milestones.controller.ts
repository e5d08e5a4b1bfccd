import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { Can, CurrentActor, pageOf, AlsoAnswers } from '#platform/http';
import { answerDerivedMilestones } from '../commands/answer-derived.js';
import {
  countDerived,
  type DerivedMilestone,
  derivedMilestones,
} from '../queries/derived-milestones.js';
import {
  AnsweredMilestonesDto,
  DerivedAnswersDto,
  DerivedCountDto,
  DerivedMilestonePageDto,
  DerivedQuery,
  presentDerived,
} from './derived-milestone.dto.js';
import { presentMilestone } from './milestone.dto.js';

/** Routes for days that were inferred from a plan and that a person has to verify. */
@ApiTags('milestones')
@Controller('api/derived-milestones')
export class DerivedMilestonesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('project.read')
  @ApiOperation({ summary: 'Days that were inferred from the plan and wait to be verified' })
  @ApiOkResponse({ type: DerivedMilestonePageDto })
  async listDerivedMilestones(
    @CurrentActor() actor: Actor,
    @Query() { passed, projectId, cursor, limit }: DerivedQuery,
  ): Promise<DerivedMilestonePageDto> {
    const filter = { today: this.clock.today(), passed, projectId };
    const after = cursor && { forecastOn: cursor[0], id: cursor[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      derivedMilestones(tx, filter, { after, limit: limit + 1 }),
    );
    const present = (row: DerivedMilestone) => presentDerived(row, filter.today);
    return pageOf(rows, limit, present, ({ milestone }) => [milestone.forecastOn, milestone.id]);
  }

  @Get('count')
  @Can('project.read')
  @ApiOperation({ summary: 'How many inferred days wait to be verified, and have passed' })
  @ApiOkResponse({ type: DerivedCountDto })
  countDerivedMilestones(@CurrentActor() actor: Actor): Promise<DerivedCountDto> {
    return this.database.read(actor.scope, (tx) => countDerived(tx, this.clock.today()));
  }

  @Post('answers')
  @Can(['milestone.reforecast', 'milestone.meet'])
  @Audited('milestone.change')
  @AlsoAnswers(412)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Answer several inferred days: met, still open, confirmed or dropped; all or none',
  })
  @ApiOkResponse({ type: AnsweredMilestonesDto })
  async answerDerivedMilestones(
    @CurrentActor() actor: Actor,
    @Body() { items }: DerivedAnswersDto,
  ): Promise<AnsweredMilestonesDto> {
    const rows = await answerDerivedMilestones(this.database, this.clock, actor, items);
    const today = this.clock.today();
    return { items: rows.map((row) => presentMilestone(row, today)) };
  }
}
