import {
  CodeField,
  DayField,
  DecimalField,
  FlagField,
  IdField,
  keyPart,
  PageOf,
  PageQueryOf,
  PartListField,
  TextField,
  WholeField,
} from '#platform/http';
import type { Day } from '#values';
import { ANSWERS_MAX } from '../commands/answer-derived.js';
import type { DerivedMilestone } from '../queries/derived-milestones.js';
import { DERIVED_ANSWERS, type DerivedAnswerKind } from '../rules/answer-derived.js';
import { MilestoneDto, presentMilestone } from './milestone.dto.js';

/** Query parameters for one page of the derived milestones. */
export class DerivedQuery extends PageQueryOf([keyPart.day, keyPart.uuid]) {
  @FlagField({ optional: true, description: 'only days before today, or only the others' })
  passed?: boolean;
  @IdField({ optional: true }) projectId?: string;
}

/** A target of the plan, as it is compared with the value that was reached. */
class MilestoneTargetDto {
  /** @example 城市轨道交通运营里程 */
  measure: string;
  /** @example >= */
  comparator: string;
  /** @example 516 */
  value: string | null;
  valueTo: string | null;
  /** @example 公里 */
  unit: string | null;
}

/** A milestone whose day was inferred from the plan and waits to be verified. */
export class DerivedMilestoneDto extends MilestoneDto {
  projectName: string;
  /** null for the end of the plan period of a flagship project */
  target: MilestoneTargetDto | null;
}

/** A page of derived milestones, earliest day first. */
export class DerivedMilestonePageDto extends PageOf(DerivedMilestoneDto) {}

/** How many derived days wait to be verified. */
export class DerivedCountDto {
  /** @example 104 */
  waiting: number;
  /** of these, how many lie before today */
  passed: number;
}

/** An answer about one derived milestone. */
class DerivedAnswerDto {
  @IdField() id: string;
  @WholeField({ min: 1, max: 1_000_000, description: 'version that was read' }) version: number;
  @CodeField(DERIVED_ANSWERS, {
    description: 'met on a day; open until a day; confirm the inferred day; drop what was misread',
  })
  answer: DerivedAnswerKind;
  @DayField({ optional: true, description: 'for met: the day; for open: the new forecast' })
  on?: Day | null;
  @DecimalField({ optional: true, description: 'for met: the value, in the unit of the target' })
  reached?: string | null;
  @TextField({ max: 2000, lines: true, optional: true, description: 'needed for open and drop' })
  explanation?: string | null;
}

/** Request body with answers; all of them take effect, or none. */
export class DerivedAnswersDto {
  @PartListField(() => DerivedAnswerDto, { min: 1, max: ANSWERS_MAX }) items: DerivedAnswerDto[];
}

/** The milestones after they were answered, in the order of the answers. */
export class AnsweredMilestonesDto {
  items: MilestoneDto[];
}

/** Converts a derived milestone to its response DTO. */
export const presentDerived = (row: DerivedMilestone, today: Day): DerivedMilestoneDto => ({
  ...presentMilestone(row.milestone, today),
  projectName: row.projectName,
  target: row.target,
});
