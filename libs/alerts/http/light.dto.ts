import { ApiProperty } from '@nestjs/swagger';
import type { Language } from '#platform/language';
import type { Day } from '#values';
import type { LightsOfProject, LightWithAlert } from '../queries/lights.js';
import { RULE_CODES } from '../rules/all-rules.js';
import type { Severity, Dimension } from '../rules/evaluation-result.js';
import { reasonOf, type LightReason } from '../rules/light-reason.js';
import type { Level } from '../rules/lights.js';
import { explainLight, lightTurnsGreen } from '../texts/light-words.js';

/** Results of an evaluation of a rule, in more detail than the level of the light. */
export const LIGHT_RESULTS = ['raised', 'clear', 'not-evaluable'] as const;

/** A condition that alone would make a light turn green. */
export class GreenConditionDto {
  /** @example total-raised */
  what: string;
  /** @example 批准不低于 61 亿元的概算 */
  sentence: string;
}

/** The light of a project in one dimension, with the rule and the values that determine it. */
export class LightDto {
  dimension: Dimension;
  result: (typeof LIGHT_RESULTS)[number];
  /** null unless it is raised */
  severity: Severity | null;
  level: Level;
  reason: LightReason;
  /** @example 未超过总投资 */
  sentence: string;
  /** the rule that decides; null where none could */
  @ApiProperty({ enum: [...RULE_CODES, null] }) rule: string | null;
  ruleVersion: number | null;
  /**
   * fingerprint of the rule versions and the program that evaluated
   * @example 5f2b0c9de1a34f7788a1b2c3d4e5f607
   */
  ruleset: string;
  evaluatedOn: string;
  /** amounts in fen, days, counts, as text; null is unknown */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: { completedFen: '610000000000', totalInvestmentFen: '600000000000' },
  })
  inputs: Record<string, string | null>;
  /** any one of these; empty where nothing needs to be done */
  turnsGreen: GreenConditionDto[];
  /** the live alert that belongs to it */
  alertId: string | null;
}

/** The lights of a project: one for each dimension, none while it was not evaluated yet. */
export class LightsDto {
  items: LightDto[];
}

/** Converts the lights of a project to their response DTO. */
export const presentLights = (
  of: LightsOfProject | null,
  today: Day,
  language: Language,
): LightsDto => ({
  items: of === null ? [] : of.lights.map((light) => presentLight(light, of, today, language)),
});

const presentLight = (
  light: LightWithAlert,
  { ruleset, evaluatedOn }: LightsOfProject,
  today: Day,
  language: Language,
): LightDto => {
  const { level } = light;
  const severity = level === 'red' || level === 'amber' ? level : null;
  return {
    dimension: light.dimension,
    result: severity ? 'raised' : level === 'good' ? 'clear' : 'not-evaluable',
    severity,
    level,
    reason: reasonOf(light),
    sentence: explainLight(light, today, language),
    rule: light.rule,
    ruleVersion: light.ruleVersion,
    ruleset,
    evaluatedOn,
    inputs: { ...light.inputs },
    turnsGreen: lightTurnsGreen(light, today).map((condition) => ({
      what: condition.what,
      sentence: condition[language],
    })),
    alertId: light.alertId,
  };
};
