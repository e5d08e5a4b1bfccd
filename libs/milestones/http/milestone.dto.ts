import { ApiProperty } from '@nestjs/swagger';
import type { ListedChange } from '../queries/find-milestones.js';
import type { MilestoneRow } from '../store/milestone-row.js';
import type { Day } from '#values';
import { etagOf, DayField, PageOf, TextField } from '#platform/http';

/** Request body that creates a milestone of a project. */
export class NewMilestoneDto {
  @TextField({ max: 200, example: '主体结构封顶' }) name: string;
  @DayField({ description: 'becomes the frozen baseline' }) baselineOn: Day;
}

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
}

/** A milestone of a project. */
export class MilestoneDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) projectId: string;
  @ApiProperty({ example: '城市轨道交通运营里程 516 公里' }) name: string;
  /**
   * day that was promised first; never changes
   * @example 2025-12-31
   */
  @ApiProperty({ format: 'date' })
  baselineOn: string;
  /** @example 2026-03-31 */
  @ApiProperty({ format: 'date' }) forecastOn: string;
  @ApiProperty({ format: 'date' }) actualOn: string | null;
  explanation: string | null;
  /** true when the plan states no day, so that the end of the plan period is used */
  derived: boolean;
  /** true when the milestone was created from the plan and not by a person */
  fromPlan: boolean;
  /** @example 1 */
  version: number;
  /** value to send as If-Match with a change */
  @ApiProperty({ example: '"v1"' }) etag: string;
}

/** A page of milestones, ordered by baseline day. */
export class MilestonePageDto extends PageOf(MilestoneDto) {}

/** One version in the history of a milestone. */
export class MilestoneChangeViewDto {
  /** @example 2 */
  version: number;
  @ApiProperty({ format: 'date' }) forecastOn: string;
  @ApiProperty({ format: 'date' }) actualOn: string | null;
  explanation: string | null;
  /** id of the person who made the change, or the name of a service */
  changedBy: string;
  /** name of the person who made the change; null for a service */
  changedByName: string | null;
  @ApiProperty({ format: 'date-time' }) changedAt: string;
}

/** All versions of a milestone, oldest first. */
export class MilestoneChangePageDto extends PageOf(MilestoneChangeViewDto) {}

/** Converts a milestone to its response DTO. */
export const presentMilestone = (row: MilestoneRow): MilestoneDto => ({
  id: row.id,
  projectId: row.projectId,
  name: row.name,
  baselineOn: row.baselineOn,
  forecastOn: row.forecastOn,
  actualOn: row.actualOn,
  explanation: row.explanation,
  derived: row.derived,
  fromPlan: row.sourceKey !== null,
  version: row.version,
  etag: etagOf(row.version),
});

/** Converts one version in the history of a milestone to its response DTO. */
export const presentMilestoneChange = (row: ListedChange): MilestoneChangeViewDto => ({
  version: row.version,
  forecastOn: row.forecastOn,
  actualOn: row.actualOn,
  explanation: row.explanation,
  changedBy: row.changedBy,
  changedByName: row.changedByName,
  changedAt: row.changedAt.toISOString(),
});
