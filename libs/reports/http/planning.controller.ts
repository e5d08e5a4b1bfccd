import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { yearPlansOf } from '#budget';
import { type Actor, namesOf } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type RepeatableRequest } from '#platform/database';
import { Audited } from '#platform/declarations';
import { projectFunding } from '../queries/funding-matrix.js';
import { lastMonthOver } from '#values';
import {
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
  signatoriesOf,
  presentYear,
  YearPlanBody,
  yearPlanOf,
  YearPlanPageDto,
} from '#budget/http';
import {
  FundingMatrixDto,
  FundingPlanBody,
  fundingPlanOf,
  presentFunding,
  SpecialBondBody,
  specialBondOf,
} from './funding.dto.js';

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
  @Audited('budget.draft')
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'Begin to file a year’s plan, or its adjustment' })
  @ApiCreatedResponse({ type: BudgetChangeRequestDetailDto })
  draftYearPlan(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: YearPlanBody,
    @Idempotent('budget.draft.year-plan') request: RepeatableRequest | null,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.draft(
      actor,
      id,
      {
        kind: 'year-plan',
        content: yearPlanOf(body),
      },
      request,
    );
  }

  @Put('year-plan-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @Audited('budget.edit')
  @Versioned()
  @ApiOperation({ summary: 'Replace the year plan in a draft or returned change request' })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeYearPlan(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: YearPlanBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, id, versionRead, {
      kind: 'year-plan',
      content: yearPlanOf(body),
    });
  }

  @Post('projects/:id/funding-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.draft')
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'Begin to file who pays for a year' })
  @ApiCreatedResponse({ type: BudgetChangeRequestDetailDto })
  draftFunding(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: FundingPlanBody,
    @Idempotent('budget.draft.funding') request: RepeatableRequest | null,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.draft(
      actor,
      id,
      {
        kind: 'funding',
        content: fundingPlanOf(body),
      },
      request,
    );
  }

  @Put('funding-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @Audited('budget.edit')
  @Versioned()
  @ApiOperation({ summary: 'Replace the funding plan in a draft or returned change request' })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeFunding(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: FundingPlanBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, id, versionRead, {
      kind: 'funding',
      content: fundingPlanOf(body),
    });
  }

  @Post('projects/:id/special-bond-filings')
  @Can('budget.file', { of: 'project' })
  @Audited('budget.draft')
  @Versioned()
  @LocatedAt(placeOfChangeRequest)
  @ApiOperation({ summary: 'Begin to file a special bond that was issued' })
  @ApiCreatedResponse({ type: BudgetChangeRequestDetailDto })
  draftSpecialBond(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SpecialBondBody,
    @Idempotent('budget.draft.special-bond') request: RepeatableRequest | null,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.draft(
      actor,
      id,
      {
        kind: 'special-bond',
        content: specialBondOf(body),
      },
      request,
    );
  }

  @Put('special-bond-filings/:id')
  @Can('budget.file', { of: 'budget-filing' })
  @Audited('budget.edit')
  @Versioned()
  @ApiOperation({ summary: 'Replace the special bond in a draft or returned change request' })
  @ApiOkResponse({ type: BudgetChangeRequestDetailDto })
  changeSpecialBond(
    @CurrentActor() actor: Actor,
    @Param('id', RecordIdPipe) id: string,
    @Body() body: SpecialBondBody,
    @IfMatch() versionRead: number,
  ): Promise<BudgetChangeRequestDetailDto> {
    return this.services.change(actor, id, versionRead, {
      kind: 'special-bond',
      content: specialBondOf(body),
    });
  }
}
