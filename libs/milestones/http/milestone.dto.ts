import type { ListedChange, ListedMilestone } from '../queries/find-milestones.js';
import type { MilestoneRow } from '../store/milestone-row.js';
import type { Day } from '#values';
import {
  CodeField,
  DayField,
  DecimalField,
  etagOf,
  field,
  FlagField,
  IdField,
  PageOf,
  TextField,
} from '#platform/http';
import {
  milestoneStanding,
  type StandingDays,
  type MilestoneStanding,
} from '../rules/milestone-state.js';
import { MOVE_REASONS, type MoveReason, type Reason } from '../rules/reasons.js';

/** Request body that creates a milestone of a project. */
export class NewMilestoneDto {
  @TextField({ max: 200, example: '主体结构封顶' }) name: string;
  @DayField({ description: 'becomes the baseline' }) baselineOn: Day;
}

/** Declares a field that takes only `false`: a person confirms what was derived. */
const ConfirmField = (): PropertyDecorator =>
  field<false>(
    {
      code: 'NOT_A_FLAG',
      message: { zh: '只能为 false：确认该日期', en: 'Only false: the day is confirmed' },
      accepted: { zh: 'false', en: 'false' },
      read: (raw) => (raw === false ? false : undefined),
      schema: { type: 'boolean', enum: [false], description: 'false confirms a derived day' },
    },
    { optional: true },
  );

/** Declares a share in per cent, above 0 up to 100 with at most two decimal places, as text. */
const WeightField = (): PropertyDecorator =>
  field<string>(
    {
      code: 'NOT_A_PERCENTAGE',
      message: {
        zh: '须为大于 0、不超过 100 的百分数，至多两位小数',
        en: 'Per cent as text, above 0 up to 100 with at most two places',
      },
      accepted: { zh: '例如 "12.5"', en: 'such as "12.5"' },
      read: (raw) =>
        typeof raw === 'string' &&
        /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/.test(raw) &&
        Number(raw) > 0
          ? raw
          : undefined,
      schema: {
        type: 'string',
        pattern: '^(100(\\.0{1,2})?|\\d{1,2}(\\.\\d{1,2})?)$',
        example: '12.5',
        description: 'share of the project in per cent',
      },
    },
    { optional: true },
  );

/** Request body that changes a milestone; fields that are left out keep their values. */
export class MilestoneChangeDto {
  @DayField({ optional: true, description: 'a new forecast; needs an explanation' })
  forecastOn?: Day;
  @DayField({
    optional: true,
    description: 'the day it was met; null takes that back and needs an explanation',
  })
  actualOn?: Day | null;
  @TextField({ max: 2000, lines: true, optional: true, example: '征迁滞后，预计顺延三个月' })
  explanation?: string;
  @CodeField(MOVE_REASONS, {
    optional: true,
    description: 'why a day moves; `other` where it is left out',
  })
  reason?: MoveReason;
  @ConfirmField() derived?: false;
  @DecimalField({
    optional: true,
    description: 'value that was reached, in the unit of the target; only of a target that is met',
  })
  reached?: string | null;
  @DayField({
    optional: true,
    nullable: false,
    description: 'a new baseline; the level above decides',
  })
  baselineOn?: Day;
  @FlagField({ optional: true, nullable: false, description: 'whether it is a key milestone' })
  key?: boolean;
  @WeightField() weight?: string | null;
  @IdField({ optional: true, description: 'person who answers for it' })
  ownerPersonId?: string | null;
}

/** Request body of an edited request about a day: the day, and why. */
export class MilestoneMoveDto {
  @DayField({ description: 'the new forecast or baseline' }) on: Day;
  @CodeField(MOVE_REASONS) reason: MoveReason;
  @TextField({ max: 2000, lines: true }) explanation: string;
}

/** A milestone of a project. */
export class MilestoneDto {
  id: string;
  projectId: string;
  /** @example 城市轨道交通运营里程 516 公里 */
  name: string;
  /**
   * promised day; changes by a decision alone
   * @example 2025-12-31
   */
  baselineOn: string;
  /**
   * day that was promised first; never changes
   * @example 2025-12-31
   */
  originalBaselineOn: string;
  /** the baseline, or the forecast that was decided last; moves are added up from here */
  decidedOn: string;
  /** where it stands today; recovered: it was late and is in time again */
  state: MilestoneStanding;
  /** whether it is a key milestone, of which larger moves are decided by the level above */
  key: boolean;
  /**
   * share of the project in per cent
   * @example 12.5
   */
  weight: string | null;
  ownerPersonId: string | null;
  /** @example 2026-03-31 */
  forecastOn: string;
  actualOn: string | null;
  explanation: string | null;
  /** why it stands as it does; null when it was never changed */
  reason: Reason | null;
  /**
   * true while the day was only inferred from a plan that states none, and no person has confirmed
   * it; no alert is raised over it
   */
  derived: boolean;
  /** true when the plan was read wrongly, so that there is no such milestone */
  dropped: boolean;
  /**
   * value that was reached, in the unit of the target
   * @example 516
   */
  reached: string | null;
  /** true when the milestone was created from the plan and not by a person */
  fromPlan: boolean;
  /** @example 1 */
  version: number;
  /** value to send as If-Match with a change */
  etag: string;
}

/** A milestone with the name of the person who answers for it. */
export class ListedMilestoneDto extends MilestoneDto {
  /** null when nobody answers for it */
  ownerName: string | null;
}

/** A page of milestones, ordered by baseline day. */
export class MilestonePageDto extends PageOf(ListedMilestoneDto) {}

/** One version in the history of a milestone. */
export class MilestoneChangeViewDto {
  /** @example 2 */
  version: number;
  forecastOn: string;
  actualOn: string | null;
  explanation: string | null;
  reason: Reason | null;
  /** null in states recorded before baselines could change */
  baselineOn: string | null;
  /** change request whose decision caused the state */
  changeRequestId: string | null;
  derived: boolean;
  dropped: boolean;
  reached: string | null;
  /** id of the person who made the change, or the name of a service */
  changedBy: string;
  /** name of the person who made the change; null for a service */
  changedByName: string | null;
  changedAt: string;
}

/** All versions of a milestone, oldest first. */
export class MilestoneChangePageDto extends PageOf(MilestoneChangeViewDto) {}

/** Converts a milestone to its response DTO. */
export const presentMilestone = (row: MilestoneRow, today: Day): MilestoneDto => ({
  id: row.id,
  projectId: row.projectId,
  name: row.name,
  baselineOn: row.baselineOn,
  originalBaselineOn: row.originalBaselineOn,
  decidedOn: row.decidedOn,
  state: milestoneStanding(row as StandingDays & MilestoneRow, today),
  key: row.key,
  weight: row.weight,
  ownerPersonId: row.ownerPersonId,
  forecastOn: row.forecastOn,
  actualOn: row.actualOn,
  explanation: row.explanation,
  reason: row.reason,
  derived: row.derived,
  dropped: row.dropped,
  reached: row.reached,
  fromPlan: row.sourceKey !== null,
  version: row.version,
  etag: etagOf(row.version),
});

/** Converts a milestone of a list to its response DTO. */
export const presentListedMilestone = (row: ListedMilestone, today: Day): ListedMilestoneDto => ({
  ...presentMilestone(row, today),
  ownerName: row.ownerName,
});

/** Converts one version in the history of a milestone to its response DTO. */
export const presentMilestoneChange = (row: ListedChange): MilestoneChangeViewDto => ({
  version: row.version,
  forecastOn: row.forecastOn,
  actualOn: row.actualOn,
  explanation: row.explanation,
  reason: row.reason,
  derived: row.derived,
  dropped: row.dropped,
  reached: row.reached,
  baselineOn: row.baselineOn,
  changeRequestId: row.changeRequestId,
  changedBy: row.changedBy,
  changedByName: row.changedByName,
  changedAt: row.changedAt.toISOString(),
});
