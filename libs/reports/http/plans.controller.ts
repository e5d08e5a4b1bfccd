import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { placeOfChangeRequest } from '#approvals/http';
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
  Filing,
  FormerRoute,
  wholeList,
  IfMatch,
  Versioned,
  Idempotent,
  LocatedAt,
  RecordIdPipe,
  type RequestedFiling,
} from '#platform/http';
import {
  AsKnownQuery,
  BudgetChangeRequestDetailDto,
  BudgetChangeRequests,
  DEPRECATED,
  PeriodFigureBody,
  periodFigureOf,
  TargetAdjustmentBody,
  targetAdjustmentOf,
} from '#budget/http';
import {
  AdjustedTargetPageDto,
  CarryOverBody,
  CarryOverDto,
  carryOverOf,
  membershipOf,
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
  @Audited('budget.submit')
  @HttpCode(202)
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'File another figure for a plan’s period; the original figure is kept' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: BudgetChangeRequestDetailDto })
  draftPeriodFigure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: PeriodFigureBody,
    @Filing('budget.draft.period-figure') filing: RequestedFiling,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.file(
      actor,
      id,
      { kind: 'period-figure', content: periodFigureOf(body) },
      filing,
    );
  }

  @Put('period-figure-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.edit')
  @Versioned()
  @ApiOperation({ summary: 'Now PATCH /api/change-requests/{id}', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changePeriodFigure(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: PeriodFigureBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, { id, versionRead }, 'period-figure', body);
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
  @Audited('budget.submit')
  @HttpCode(202)
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'File a mid-term adjustment of a target; what the plan printed stays' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: BudgetChangeRequestDetailDto })
  draftTargetAdjustment(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: TargetAdjustmentBody,
    @Filing('budget.draft.target') filing: RequestedFiling,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.file(
      actor,
      id,
      { kind: 'target', content: targetAdjustmentOf(body) },
      filing,
    );
  }

  @Put('target-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.edit')
  @Versioned()
  @ApiOperation({ summary: 'Now PATCH /api/change-requests/{id}', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeTargetAdjustment(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: TargetAdjustmentBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, { id, versionRead }, 'target', body);
  }
}
