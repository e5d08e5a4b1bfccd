import { CodeField, DayField, IdField, PartListField, TextField, WholeField } from '#platform/http';
import type { Day } from '#values';
import { type Reforecasted, REFORECASTS_MAX } from '../commands/reforecast-milestones.js';
import { MOVE_REASONS, type MoveReason } from '../rules/reasons.js';
import { MilestoneDto, presentMilestone } from './milestone.dto.js';

/** A new forecast of one milestone. */
class ReforecastDto {
  @IdField() id: string;
  @WholeField({ min: 1, max: 1_000_000, description: 'version that was read' }) version: number;
  @DayField() forecastOn: Day;
}

/** Request body with new forecasts of milestones of a project; all of them, or none. */
export class ReforecastsDto {
  @PartListField(() => ReforecastDto, { min: 1, max: REFORECASTS_MAX }) items: ReforecastDto[];
  @CodeField(MOVE_REASONS) reason: MoveReason;
  @TextField({ max: 2000, lines: true, example: '征迁滞后，顺延至一季度末' }) explanation: string;
}

/** What became of one new forecast. */
class ReforecastedDto {
  milestone: MilestoneDto;
  /** change request that was filed; null where the forecast took effect at once */
  changeRequestId: string | null;
}

/** What became of the new forecasts, in the order of the request. */
export class ReforecastedListDto {
  items: ReforecastedDto[];
}

/** Converts what became of new forecasts to its response DTO. */
export const presentReforecasts = (
  done: readonly Reforecasted[],
  today: Day,
): ReforecastedListDto => ({
  items: done.map(({ milestone, changeRequestId }) => ({
    milestone: presentMilestone(milestone, today),
    changeRequestId,
  })),
});
