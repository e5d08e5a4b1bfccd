import { OmitType } from '@nestjs/swagger';
import {
  IndicatorDto,
  PlanItemDto,
  presentIndicator,
  presentItem,
  presentTarget,
  TargetDto,
} from '#plan/http';
import type { IndicatorRow, TargetRow } from '#plan';
import { PageOf } from '#platform/http';
import { type Evaluation, STATE_REASONS, targetKey } from '#readings';
import type { TrackedItem } from '../queries/plan-pages.js';

/** A value that was recorded for a day. */
export class LatestReadingDto {
  /** @example 342 */
  value: string;
  on: string;
}

/** Where a target or an indicator stands, and the figures that say so. */
export class StandingDto {
  /** `not-evaluable` when nothing was recorded, or the plan states no figure */
  state: Evaluation['state'];
  reason: (typeof STATE_REASONS)[number];
  latest: LatestReadingDto | null;
  /**
   * value that a straight line to the promise has on the day of the latest reading
   * @example 412.5
   */
  expected: number | null;
  /**
   * growth per year that still reaches the promise
   * @example 20.8
   */
  neededPerYear: number | null;
  /**
   * value on the last day if it goes on as until now
   * @example 498.6
   */
  forecast: number | null;
}

/** A numeric target of a plan item, with where it stands. */
export class EvaluatedTargetDto extends TargetDto {
  state: Evaluation['state'];
  standing: StandingDto;
}

/** An item in a column of a plan, with where its targets stand. */
export class EvaluatedPlanItemDto extends OmitType(PlanItemDto, ['targets'] as const) {
  targets: EvaluatedTargetDto[];
}

/** A page of plan items. */
export class EvaluatedPlanItemPageDto extends PageOf(EvaluatedPlanItemDto) {}

/** A headline indicator of the plan, with where it stands. */
export class EvaluatedIndicatorDto extends IndicatorDto {
  state: Evaluation['state'];
  standing: StandingDto;
}

/** A page of headline indicators. */
export class EvaluatedIndicatorPageDto extends PageOf(EvaluatedIndicatorDto) {}

const UNKNOWN: Evaluation = {
  state: 'not-evaluable',
  reason: 'no-reading',
  latest: null,
  expected: null,
  neededPerYear: null,
  forecast: null,
};

const standingOf = (evaluation: Evaluation): Pick<EvaluatedTargetDto, 'state' | 'standing'> => ({
  state: evaluation.state,
  standing: { ...evaluation },
});

/** Converts a target to its response DTO. */
export const presentEvaluatedTarget = (
  target: TargetRow,
  evaluated: ReadonlyMap<string, Evaluation>,
): EvaluatedTargetDto => ({
  ...presentTarget(target),
  ...standingOf(evaluated.get(targetKey(target)) ?? UNKNOWN),
});

/** Converts a plan item to its response DTO. */
export const presentEvaluatedItem = (
  { item, targets, projectIds }: TrackedItem,
  evaluated: ReadonlyMap<string, Evaluation>,
): EvaluatedPlanItemDto => ({
  ...presentItem(item, targets, projectIds),
  targets: targets.map((target) => presentEvaluatedTarget(target, evaluated)),
});

/** Converts an indicator to its response DTO. */
export const presentEvaluatedIndicator = (
  row: IndicatorRow,
  evaluated: ReadonlyMap<number, Evaluation>,
): EvaluatedIndicatorDto => ({
  ...presentIndicator(row),
  ...standingOf(evaluated.get(row.number) ?? UNKNOWN),
});
