import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { adjustedTargets, carryOver, joinPlan } from '#budget';
import type { Actor } from '#identity';
import { plans, registerPlan } from '#plan';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { projectPlans } from '../queries/plan-periods.js';
import {
  AnySignedIn,
  Can,
  CurrentActor,
  wholeList,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
} from '#platform/http';
import {
  AsKnownQuery,
  BudgetChangeRequestDetailDto,
  placeOfChangeRequest,
  BudgetChangeRequests,
} from '#budget/http';
import {
  AdjustedTargetPageDto,
  CarryOverBody,
  CarryOverDto,
  carryOverOf,
  PeriodFigureBody,
  membershipOf,
  periodFigureOf,
  PlanBody,
  PlanDto,
  PlanMembershipBody,
  PlanMembershipDto,
  PlanPageDto,
  presentAdjustedTarget,
  presentCarryOver,
  presentMembership,
  presentPlanRow,
  presentProjectPlan,
  ProjectPlanPageDto,
  TargetAdjustmentBody,
  targetAdjustmentOf,
} from './plans.dto.js';

/**
 * The plans that a project belongs to, and changes of planned amounts and targets during the plan
 * period.
 */
@ApiTags('budget')
@Controller('api')
export class PlansController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly services: BudgetChangeRequests,
  ) {}

  @Get('plans')
  @AnySignedIn()
  @ApiOperation({ summary: 'Every plan that is known, by period' })
  @ApiOkResponse({ type: PlanPageDto })
  async listPlans(@CurrentActor() actor: Actor): Promise<PlanPageDto> {
    return wholeList((await this.database.read(actor.scope, plans)).map(presentPlanRow));
  }

  @Post('plans')
  @Can('plan.register')
  @Audited('plan.register')
  @ApiOperation({
    summary:
      'Register a plan by name and period, so that projects can be carried over into it; its text is loaded later',
  })
  @ApiCreatedResponse({ type: PlanDto })
  async registerPlan(@CurrentActor() actor: Actor, @Body() body: PlanBody): Promise<PlanDto> {
    return presentPlanRow(await registerPlan(this.database, actor, { ...body }));
  }

  @Get('projects/:id/plans')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary:
      'The plans of a project: original figure, adjustments, completed and unfinished investment',
  })
  @ApiOkResponse({ type: ProjectPlanPageDto })
  async listProjectPlans(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: AsKnownQuery,
  ): Promise<ProjectPlanPageDto> {
    const when = { asOf: query.asOf ?? this.clock.today(), knownAt: query.knownAt ?? null };
    return wholeList(
      (await this.database.read(actor.scope, (tx) => projectPlans(tx, id, when))).map(
        presentProjectPlan,
      ),
    );
  }

  @Post('projects/:id/carry-overs')
  @Can('project.carry-over', { of: 'project' })
  @Audited('project.carry-over')
  @ApiOperation({
    summary: 'Carry a project over into a later plan; it stays in the one it came from',
  })
  @ApiCreatedResponse({ type: CarryOverDto })
  async carryProjectOver(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: CarryOverBody,
    @Idempotent('project.carry-over') request: RepeatableRequest | null,
  ): Promise<CarryOverDto> {
    const row = await carryOver(this.database, this.clock, actor, {
      projectId: id,
      wanted: carryOverOf(body),
      request,
    });
    return presentCarryOver(row);
  }

  @Post('projects/:id/plan-memberships')
  @Can('project.join-plan', { of: 'project' })
  @Audited('project.join-plan')
  @ApiOperation({
    summary:
      'Record that another plan names a project too, with the day and the document; it stays in every plan it is in',
  })
  @ApiCreatedResponse({ type: PlanMembershipDto })
  async joinProjectToPlan(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: PlanMembershipBody,
    @Idempotent('project.join-plan') request: RepeatableRequest | null,
  ): Promise<PlanMembershipDto> {
    const wanted = membershipOf(body);
    const row = await joinPlan(this.database, this.clock, actor, {
      projectId: id,
      wanted,
      request,
    });
    return presentMembership(row);
  }

  @Post('projects/:id/period-figure-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.draft')
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary: 'Create a draft of another figure for a plan’s period; the original figure is kept',
  })
  @ApiCreatedResponse({ type: BudgetChangeRequestDetailDto })
  draftPeriodFigure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: PeriodFigureBody,
    @Idempotent('budget.draft.period-figure') request: RepeatableRequest | null,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.draft(
      actor,
      id,
      {
        kind: 'period-figure',
        content: periodFigureOf(body),
      },
      request,
    );
  }

  @Put('period-figure-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @Audited('budget.edit')
  @Versioned()
  @ApiOperation({ summary: 'Replace the period figure in a draft or returned change request' })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changePeriodFigure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: PeriodFigureBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, id, versionRead, {
      kind: 'period-figure',
      content: periodFigureOf(body),
    });
  }

  @Get('projects/:id/target-adjustments')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary: 'Targets of a project as the plan printed them, beside each adjustment',
  })
  @ApiOkResponse({ type: AdjustedTargetPageDto })
  async listTargetAdjustments(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: AsKnownQuery,
  ): Promise<AdjustedTargetPageDto> {
    const when = { asOf: query.asOf ?? this.clock.today(), knownAt: query.knownAt ?? null };
    return wholeList(
      (await this.database.read(actor.scope, (tx) => adjustedTargets(tx, id, when))).map(
        presentAdjustedTarget,
      ),
    );
  }

  @Post('projects/:id/target-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.draft')
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({
    summary: 'Begin to file a mid-term adjustment of a target; what the plan printed stays',
  })
  @ApiCreatedResponse({ type: BudgetChangeRequestDetailDto })
  draftTargetAdjustment(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: TargetAdjustmentBody,
    @Idempotent('budget.draft.target') request: RepeatableRequest | null,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.draft(
      actor,
      id,
      {
        kind: 'target',
        content: targetAdjustmentOf(body),
      },
      request,
    );
  }

  @Put('target-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @Audited('budget.edit')
  @Versioned()
  @ApiOperation({ summary: 'Replace the target in a draft or returned change request' })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeTargetAdjustment(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: TargetAdjustmentBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, id, versionRead, {
      kind: 'target',
      content: targetAdjustmentOf(body),
    });
  }
}
