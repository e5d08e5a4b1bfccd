import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { placeOfChangeRequest } from '#approvals/http';
import { yearPlansOf } from '#budget';
import { type Actor, namesOf } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Audited } from '#platform/declarations';
import { projectFunding } from '../queries/funding-matrix.js';
import { lastMonthOver } from '#values';
import {
  Can,
  CurrentActor,
  Filing,
  FormerRoute,
  wholeList,
  IfMatch,
  Versioned,
  LocatedAt,
  RecordIdPipe,
  type RequestedFiling,
} from '#platform/http';
import {
  AsKnownQuery,
  BudgetChangeRequestDetailDto,
  BudgetChangeRequests,
  DEPRECATED,
  FundingPlanBody,
  fundingPlanOf,
  SpecialBondBody,
  specialBondOf,
  signatoriesOf,
  presentYear,
  YearPlanBody,
  yearPlanOf,
  YearPlanPageDto,
} from '#budget/http';
import { FundingMatrixDto, presentFunding } from './funding.dto.js';

/** Year plans of projects, and the funding sources that are planned to pay for them. */
@ApiTags('budget')
@Controller('api')
export class PlanningController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly services: BudgetChangeRequests,
  ) {}

  @Get('projects/:id/year-plans')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary:
      'Plans of years: original and adjusted apart, with the time progress due by the last month that is over',
  })
  @ApiOkResponse({ type: YearPlanPageDto })
  async listYearPlans(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: AsKnownQuery,
  ): Promise<YearPlanPageDto> {
    const when = { asOf: query.asOf ?? this.clock.today(), knownAt: query.knownAt ?? null };
    const { years, names } = await this.database.read(actor.scope, async (tx) => {
      const found = await yearPlansOf(tx, id, when);
      return {
        years: found,
        names: await namesOf(tx, signatoriesOf(found.flatMap(({ versions }) => versions))),
      };
    });
    return wholeList(years.map((year) => presentYear(year, lastMonthOver(when.asOf), names)));
  }

  @Get('projects/:id/funding-matrix')
  @Can('project.read', { of: 'project' })
  @ApiOperation({
    summary:
      'Year × source: planned, in place, paid; sums both ways, gaps, what is unallocated; special bonds with their clocks',
  })
  @ApiOkResponse({ type: FundingMatrixDto })
  async getFundingMatrix(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Query() query: AsKnownQuery,
  ): Promise<FundingMatrixDto> {
    const when = { asOf: query.asOf ?? this.clock.today(), knownAt: query.knownAt ?? null };
    const { funding, names } = await this.database.read(actor.scope, async (tx) => {
      const found = await projectFunding(tx, id, when);
      return { funding: found, names: await namesOf(tx, signatoriesOf(found.versions)) };
    });
    return presentFunding(funding, names);
  }

  @Post('projects/:id/year-plan-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.submit')
  @HttpCode(202)
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'File a year’s plan, or its adjustment' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: BudgetChangeRequestDetailDto })
  draftYearPlan(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: YearPlanBody,
    @Filing('budget.draft.year-plan') filing: RequestedFiling,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.file(actor, id, { kind: 'year-plan', content: yearPlanOf(body) }, filing);
  }

  @Put('year-plan-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.edit')
  @Versioned()
  @ApiOperation({ summary: 'Now PATCH /api/change-requests/{id}', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeYearPlan(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: YearPlanBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, { id, versionRead }, 'year-plan', body);
  }

  @Post('projects/:id/funding-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.submit')
  @HttpCode(202)
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'File who pays for a year' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: BudgetChangeRequestDetailDto })
  draftFunding(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: FundingPlanBody,
    @Filing('budget.draft.funding') filing: RequestedFiling,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.file(actor, id, { kind: 'funding', content: fundingPlanOf(body) }, filing);
  }

  @Put('funding-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.edit')
  @Versioned()
  @ApiOperation({ summary: 'Now PATCH /api/change-requests/{id}', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeFunding(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: FundingPlanBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, { id, versionRead }, 'funding', body);
  }

  @Post('projects/:id/special-bond-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.submit')
  @HttpCode(202)
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'File a special bond that was issued' })
  @ApiQuery({ name: 'draft', required: false, enum: ['true', 'false'] })
  @ApiAcceptedResponse({ type: BudgetChangeRequestDetailDto })
  draftSpecialBond(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SpecialBondBody,
    @Filing('budget.draft.special-bond') filing: RequestedFiling,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.file(
      actor,
      id,
      { kind: 'special-bond', content: specialBondOf(body) },
      filing,
    );
  }

  @Put('special-bond-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @FormerRoute(DEPRECATED)
  @Audited('change-request.edit')
  @Versioned()
  @ApiOperation({ summary: 'Now PATCH /api/change-requests/{id}', deprecated: true })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeSpecialBond(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SpecialBondBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, { id, versionRead }, 'special-bond', body);
  }
}
