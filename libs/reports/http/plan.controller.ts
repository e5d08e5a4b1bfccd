import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { indicators, planColumns } from '#plan';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { trackedItems } from '../queries/plan-pages.js';
import {
  AnySignedIn,
  CurrentActor,
  keyPart,
  pageOf,
  PageQueryOf,
  WholeField,
} from '#platform/http';
import { PlanColumnPageDto, presentColumn, PlanCodeField } from '#plan/http';
import { evaluateIndicators, evaluateTargets } from '#readings';
import {
  EvaluatedIndicatorPageDto,
  EvaluatedPlanItemPageDto,
  presentEvaluatedIndicator,
  presentEvaluatedItem,
} from './evaluated-plan.dto.js';

/** Query that selects a plan and a page of its columns or indicators. */
class PlanQuery extends PageQueryOf([keyPart.whole]) {
  @PlanCodeField({ optional: true, nullable: false }) plan?: string;
}

/** Query that filters the items of a plan. */
class PlanItemQuery extends PageQueryOf([keyPart.whole, keyPart.whole]) {
  @PlanCodeField({ optional: true, nullable: false }) plan?: string;
  @WholeField({
    min: 1,
    max: 999,
    optional: true,
    nullable: false,
    description: 'only items of this column',
    example: 10,
  })
  column?: number;
}

/** Content of the plans. All signed-in users may read it. */
@ApiTags('plan')
@Controller('api')
export class PlanController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('plan-columns')
  @AnySignedIn()
  @ApiOperation({ summary: 'The numbered boxes (专栏) of the plan' })
  @ApiOkResponse({ type: PlanColumnPageDto })
  async listPlanColumns(
    @CurrentActor() actor: Actor,
    @Query() { plan, limit, cursor }: PlanQuery,
  ): Promise<PlanColumnPageDto> {
    const after = cursor?.[0];
    const rows = await this.database.read(actor.scope, (tx) =>
      planColumns(tx, { plan, after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentColumn, ({ number }) => [number]);
  }

  @Get('plan-items')
  @AnySignedIn()
  @ApiOperation({
    summary: 'Items of the plan with their quantified targets, and where each target stands',
  })
  @ApiOkResponse({ type: EvaluatedPlanItemPageDto })
  async listPlanItems(
    @CurrentActor() actor: Actor,
    @Query() { plan, column, limit, cursor }: PlanItemQuery,
  ): Promise<EvaluatedPlanItemPageDto> {
    const after = cursor && { column: cursor[0], number: cursor[1] };
    const { rows, evaluated } = await this.database.read(actor.scope, async (tx) => {
      const items = await trackedItems(tx, { plan, column, after, limit: limit + 1 });
      const targets = items.flatMap((item) => item.targets);
      return { rows: items, evaluated: await evaluateTargets(tx, targets, this.clock.today()) };
    });
    return pageOf(
      rows,
      limit,
      (row) => presentEvaluatedItem(row, evaluated),
      ({ item }) => [item.columnNumber, item.number],
    );
  }

  @Get('indicators')
  @AnySignedIn()
  @ApiOperation({ summary: 'The headline indicators of the plan, and where each one stands' })
  @ApiOkResponse({ type: EvaluatedIndicatorPageDto })
  async listIndicators(
    @CurrentActor() actor: Actor,
    @Query() { plan, limit, cursor }: PlanQuery,
  ): Promise<EvaluatedIndicatorPageDto> {
    const after = cursor?.[0];
    const { rows, evaluated } = await this.database.read(actor.scope, async (tx) => {
      const found = await indicators(tx, { plan, after, limit: limit + 1 });
      return { rows: found, evaluated: await evaluateIndicators(tx, found, this.clock.today()) };
    });
    return pageOf(
      rows,
      limit,
      (row) => presentEvaluatedIndicator(row, evaluated),
      ({ number }) => [number],
    );
  }
}
