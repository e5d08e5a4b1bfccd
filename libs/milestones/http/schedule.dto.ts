import { IdField, PartListField, WholeField } from '#platform/http';
import type { Day } from '#values';
import type { ProjectSchedule, ScheduledMilestone } from '../queries/schedule.js';
import { LAG_DAYS_MAX, PREDECESSORS_MAX } from '../rules/check-predecessors.js';
import type { FloatMissing } from '../rules/schedule.js';
import { MilestoneDto, presentMilestone } from './milestone.dto.js';

/** A milestone that must be met before another one. */
class PredecessorDto {
  @IdField({ description: 'a milestone of the same project' }) milestoneId: string;
  @WholeField({
    min: 0,
    max: LAG_DAYS_MAX,
    optional: true,
    description: 'calendar days that must lie between them at least; 0 where it is left out',
  })
  lagDays?: number;
}

/** Request body with all predecessors of a milestone, in place of those it had. */
export class PredecessorsDto {
  @PartListField(() => PredecessorDto, { max: PREDECESSORS_MAX }) predecessors: PredecessorDto[];
}

/** A predecessor of a milestone, and whether the days keep to it. */
class ScheduledPredecessorDto {
  milestoneId: string;
  /** calendar days that must lie between them at least */
  lagDays: number;
  /**
   * days by which the milestone stands before its predecessor's day plus the lag: above zero it is
   * a conflict, zero when the link is kept, null when a day is not known
   */
  shortDays: number | null;
}

/** A milestone in the schedule of its project. */
export class ScheduledMilestoneDto extends MilestoneDto {
  predecessors: ScheduledPredecessorDto[];
  /** whether it stands before one of its predecessors allows */
  conflict: boolean;
  /**
   * total float: calendar days by which it may slip without delaying the last milestone; below zero
   * where a link is already broken, null where `floatMissing` says why
   */
  floatDays: number | null;
  floatMissing: FloatMissing | null;
  /** whether it is on the critical path: open, with a float that is not above zero */
  critical: boolean;
}

/** The schedule of a project. */
export class ScheduleDto {
  /** latest forecast or actual day, against which float is counted; null when none is known */
  finishOn: string | null;
  /** all milestones, by forecast or actual day */
  items: ScheduledMilestoneDto[];
}

/** Converts the schedule of a project to its response DTO. */
export const presentSchedule = (
  { finishOn, milestones }: ProjectSchedule,
  today: Day,
): ScheduleDto => ({
  finishOn,
  items: milestones.map((one) => presentScheduled(one, today)),
});

const presentScheduled = (
  { milestone, predecessors, floatDays, floatMissing, critical }: ScheduledMilestone,
  today: Day,
): ScheduledMilestoneDto => ({
  ...presentMilestone(milestone, today),
  predecessors: predecessors.map(({ milestoneId, lagDays, shortDays }) => ({
    milestoneId,
    lagDays,
    shortDays,
  })),
  conflict: predecessors.some(({ shortDays }) => shortDays !== null && shortDays > 0),
  floatDays,
  floatMissing,
  critical,
});
