import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { indicators, planColumns } from '#plan';
import { Database } from '#platform/database';
import { trackedItems } from '../queries/plan-pages.js';
import {
  AnySignedIn,
  CurrentActor,
  keyPart,
  pageOf,
  PageQueryOf,
  PlanCodeField,
  WholeField,
} from '#platform/http';
import {
  IndicatorPageDto,
  PlanColumnPageDto,
  PlanItemPageDto,
  presentColumn,
  presentIndicator,
  presentItem,
} from '#plan/http';

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
  constructor(private readonly database: Database) {}

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
  @ApiOperation({ summary: 'Items of the plan with their quantified targets' })
  @ApiOkResponse({ type: PlanItemPageDto })
  async listPlanItems(
    @CurrentActor() actor: Actor,
    @Query() query: PlanItemQuery,
  ): Promise<PlanItemPageDto> {
    const key = query.cursor;
    const after = key && { column: key[0], number: key[1] };
    const rows = await this.database.read(actor.scope, (tx) =>
      trackedItems(tx, { plan: query.plan, column: query.column, after, limit: query.limit + 1 }),
    );
    return pageOf(
      rows,
      query.limit,
      (row) => presentItem(row.item, row.targets, row.projectIds),
      ({ item }) => [item.columnNumber, item.number],
    );
  }

  @Get('indicators')
  @AnySignedIn()
  @ApiOperation({ summary: 'The headline indicators of the plan' })
  @ApiOkResponse({ type: IndicatorPageDto })
  async listIndicators(
    @CurrentActor() actor: Actor,
    @Query() { plan, limit, cursor }: PlanQuery,
  ): Promise<IndicatorPageDto> {
    const after = cursor?.[0];
    const rows = await this.database.read(actor.scope, (tx) =>
      indicators(tx, { plan, after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, presentIndicator, ({ number }) => [number]);
  }
}
