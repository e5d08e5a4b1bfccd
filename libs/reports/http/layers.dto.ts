import { PlanCodeField } from '#plan/http';
import { ApiProperty } from '@nestjs/swagger';
import {
  explainLight,
  type GreenCondition,
  LEVELS,
  type Level,
  lightTurnsGreen,
  reasonOf,
  RULE_CODES,
  wordReason,
  type LightReason,
} from '#alerts';
import type { Language } from '#platform/language';
import { type Layer, type LayerLight, LAYERS, type ProjectLayers } from '../queries/layers.js';
import type { Day } from '#values';
import {
  keyPart,
  CodeField,
  DayField,
  FlagField,
  InstantField,
  PageOf,
  PageQueryOf,
  TextField,
  WholeField,
} from '#platform/http';
import { firstItem, PlanItemPlaceDto } from './project.dto.js';
import { CeilingDto, presentCeiling } from '#budget/http';

/**
 * Query that selects projects, the day for which spending is compared, and the instant up to which
 * records are taken into account.
 */
export class LayersQuery extends PageQueryOf([
  keyPart.flag,
  keyPart.whole,
  keyPart.whole,
  keyPart.uuid,
]) {
  @PlanCodeField({ optional: true, nullable: false }) plan?: string;
  @WholeField({
    min: 1,
    max: 999,
    optional: true,
    nullable: false,
    description: 'only of this column of the plan',
    example: 10,
  })
  column?: number;
  @CodeField(['investment', 'programme', 'reform', 'spatial-guidance'], {
    optional: true,
    nullable: false,
  })
  kind?: string;
  @FlagField({ optional: true, nullable: false }) flagship?: boolean;
  @TextField({ max: 63, optional: true, nullable: false, example: 'sample-transport' })
  unitId?: string;
  @CodeField(LEVELS, {
    optional: true,
    nullable: false,
    description: 'only projects in which the layer named by `layer`, or any layer, has this result',
  })
  level?: Level;
  @CodeField(LAYERS, {
    optional: true,
    nullable: false,
    description: 'which layer `level` is about',
  })
  layer?: Layer;
  @DayField({
    optional: true,
    nullable: false,
    description: 'as it held on this day; today unless given',
  })
  asOf?: Day;
  @InstantField({ optional: true, nullable: false, description: 'as known at this instant' })
  knownAt?: Date;
}

/** The alert rule that decides the result of a comparison, with its version. */
export class LayerRuleDto {
  @ApiProperty({ enum: RULE_CODES }) code: string;
  /** @example 1 */
  version: number;
}

/** A condition under which the result of a comparison would no longer be a warning. */
export class LayerConditionDto {
  /** @example total-raised */
  what: string;
  /** @example 批准不低于 61 亿元的概算 */
  sentence: string;
}

/** The result of comparing a project's spending with one limit, such as the year plan. */
export class LayerResultDto {
  layer: Layer;
  level: Level;
  reason: LightReason;
  /** @example 达到或快于序时进度 */
  sentence: string;
  /** amounts in fen, shares in per cent, months, as text; null is unknown */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: {
      plannedFen: '101500000000000',
      completedFen: '31364000000000',
      completedPercent: '30.90',
      duePercent: '25.00',
      leadPoints: '5.90',
    },
  })
  inputs: Record<string, string | null>;
  /** any one of these; empty when it is green */
  turnsGreenWhen: LayerConditionDto[];
  rule: LayerRuleDto | null;
}

/**
 * A project with its spending compared with the approved total, the year plan and the amount of the
 * plan period.
 */
export class ProjectLayersDto {
  projectId: string;
  projectName: string;
  planItem: PlanItemPlaceDto | null;
  kind: string;
  flagship: boolean;
  /** @example sample-transport */
  unitId: string;
  @ApiProperty({ enum: ['whole-line', 'hangzhou-section', 'not-stated'] }) scope: string;
  /**
   * position of the project’s item in the plan, by column and item
   * @example 专栏10 第1项
   */
  place: string;
  ceiling: CeilingDto;
  approvedTotal: LayerResultDto;
  yearPlan: LayerResultDto;
  planPeriod: LayerResultDto;
}

/**
 * A page of projects with their spending compared with the three limits: flagship projects first,
 * then in the order of the plan.
 */
export class ProjectLayersPageDto extends PageOf(ProjectLayersDto) {}

/** Converts a project and the comparisons of its spending on a day to their response DTO. */
export const presentLayers = (
  { project, chain, approvedTotal, yearPlan, planPeriod }: ProjectLayers,
  on: Day,
  language: Language,
): ProjectLayersDto => ({
  projectId: project.id,
  projectName: project.name,
  planItem: firstItem(project),
  kind: project.kind,
  flagship: project.flagship,
  unitId: project.unitId,
  scope: project.scope,
  place: project.place,
  ceiling: presentCeiling(chain.ceiling, language),
  approvedTotal: presentResult('approved-total', approvedTotal, on, language),
  yearPlan: presentResult('year-plan', yearPlan, on, language),
  planPeriod: presentResult('plan-period', planPeriod, on, language),
});

const presentResult = (
  layer: Layer,
  light: LayerLight,
  on: Day,
  language: Language,
): LayerResultDto =>
  light === null
    ? {
        layer,
        level: 'cannot-be-judged',
        reason: 'NOT_EVALUATED',
        sentence: wordReason('NOT_EVALUATED', language),
        inputs: {},
        turnsGreenWhen: [],
        rule: null,
      }
    : {
        layer,
        level: light.level,
        reason: reasonOf(light),
        sentence: explainLight(light, on, language),
        inputs: { ...light.inputs },
        turnsGreenWhen: lightTurnsGreen(light, on).map((condition) =>
          presentCondition(condition, language),
        ),
        rule: light.rule === null ? null : { code: light.rule, version: light.ruleVersion ?? 0 },
      };

const presentCondition = (condition: GreenCondition, language: Language): LayerConditionDto => ({
  what: condition.what,
  sentence: condition[language],
});
