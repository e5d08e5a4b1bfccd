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
import { type Judgement, STATE_REASONS, targetKey } from '#readings';
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
  state: Judgement['state'];
  reason: (typeof STATE_REASONS)[number];
  latest: LatestReadingDto | null;
  /** value that a straight line to the promise has on the day of the latest reading */
  expected: number | null;
  /** growth per year that still reaches the promise */
  neededPerYear: number | null;
  /** value on the last day if it goes on as until now */
  forecast: number | null;
}

/** A numeric target of a plan item, with where it stands. */
export class JudgedTargetDto extends TargetDto {
  state: Judgement['state'];
  standing: StandingDto;
}

/** An item in a column of a plan, with where its targets stand. */
export class JudgedPlanItemDto extends OmitType(PlanItemDto, ['targets'] as const) {
  targets: JudgedTargetDto[];
}

/** A page of plan items. */
export class JudgedPlanItemPageDto extends PageOf(JudgedPlanItemDto) {}

/** A headline indicator of the plan, with where it stands. */
export class JudgedIndicatorDto extends IndicatorDto {
  state: Judgement['state'];
  standing: StandingDto;
}

/** A page of headline indicators. */
export class JudgedIndicatorPageDto extends PageOf(JudgedIndicatorDto) {}

const UNKNOWN: Judgement = {
  state: 'not-evaluable',
  reason: 'no-reading',
  latest: null,
  expected: null,
  neededPerYear: null,
  forecast: null,
};

const standingOf = (judgement: Judgement): Pick<JudgedTargetDto, 'state' | 'standing'> => ({
  state: judgement.state,
  standing: { ...judgement },
});

/** Converts a target to its response DTO. */
export const presentJudgedTarget = (
  target: TargetRow,
  judged: ReadonlyMap<string, Judgement>,
): JudgedTargetDto => ({
  ...presentTarget(target),
  ...standingOf(judged.get(targetKey(target)) ?? UNKNOWN),
});

/** Converts a plan item to its response DTO. */
export const presentJudgedItem = (
  { item, targets, projectIds }: TrackedItem,
  judged: ReadonlyMap<string, Judgement>,
): JudgedPlanItemDto => ({
  ...presentItem(item, targets, projectIds),
  targets: targets.map((target) => presentJudgedTarget(target, judged)),
});

/** Converts an indicator to its response DTO. */
export const presentJudgedIndicator = (
  row: IndicatorRow,
  judged: ReadonlyMap<number, Judgement>,
): JudgedIndicatorDto => ({
  ...presentIndicator(row),
  ...standingOf(judged.get(row.number) ?? UNKNOWN),
});
