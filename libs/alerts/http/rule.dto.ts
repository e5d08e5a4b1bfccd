import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { CITY_SETS, type CitySet } from '../rules/city-sets.js';
import type { DatedVersion } from '../store/rule-versions.js';
import {
  type EscalationLevel,
  type Recipient,
  RECIPIENT_PLACES,
  RECIPIENT_ROLES,
  SEVERITIES,
  type Severity,
} from '../rules/evaluation-result.js';
import { RULE_CODES, RULES, ruleName, type RuleCode } from '../rules/all-rules.js';
import type { RulePreview } from '../queries/preview-rule.js';
import type { Language } from '#platform/language';
import type { Day } from '#values';
import { CodeField, DayField, PageOf, WholeField } from '#platform/http';

/** Query that selects which versions of alert rules are listed. */
export class RuleQuery {
  @DayField({ optional: true, nullable: false, description: 'only versions in force on this day' })
  on?: Day;
}

/**
 * A group of people who are notified: all who have a certain role in the organisation of the
 * project, or in an organisation above it.
 */
export class RecipientDto implements Recipient {
  @CodeField(RECIPIENT_ROLES) role: Recipient['role'];
  @CodeField(RECIPIENT_PLACES, {
    description:
      'the organisation itself; the nearest one from it upwards that has such a person; it and all above it; the next one above the nearest; the topmost',
  })
  where: Recipient['where'];
}

/**
 * One level of the escalation of an unanswered alert: who is notified, and after how many working
 * days.
 */
export class EscalationLevelDto extends RecipientDto implements EscalationLevel {
  @WholeField({ min: 1, max: 250, example: 3, description: 'working days without an answer' })
  afterWorkingDays: number;
}

/**
 * The part of an alert rule that determines which alerts the rule raises. Used to preview a rule
 * and to propose a changed rule.
 */
export class TriedRuleDto {
  @CodeField(RULE_CODES) code: string;
  @CodeField(SEVERITIES) severity: Severity;
  /**
   * parameters by name, as listed at /api/alert-rule-kinds; unknown names are refused
   * @example {"atPercents":[80,90,100]}
   */
  @IsObject()
  parameters: Record<string, unknown>;
}

/** Query of a rule preview: the rule to evaluate, and the day for which to evaluate it. */
export class RulePreviewQueryDto extends TriedRuleDto {
  @DayField({
    optional: true,
    nullable: false,
    description: 'today unless given; for a past day with what was known at its end',
  })
  on?: Day;
}

/** An alert rule with the people who are notified and the escalation of unanswered alerts. */
export class RoutedRuleDto extends TriedRuleDto {
  @ApiProperty({ type: [RecipientDto], minItems: 1, maxItems: 10 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => RecipientDto)
  recipients: RecipientDto[];
  /** escalation levels; each must have more working days than the level before */
  @ApiProperty({ type: [EscalationLevelDto], maxItems: 10 })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => EscalationLevelDto)
  escalation: EscalationLevelDto[];
}

/** One version of an alert rule. */
export class AlertRuleVersionDto {
  @ApiProperty({ enum: RULE_CODES }) code: string;
  /** @example 超总投资 */
  name: string;
  /** @example 1 */
  version: number;
  validFrom: string;
  /** last day on which the version applies; null when there is none */
  validTo: string | null;
  /** whether the version is in force today */
  inForce: boolean;
  severity: Severity;
  /** @example 累计完成投资或支付超过总投资的 100% 即报警 */
  sentence: string;
  parameters: Record<string, unknown>;
  recipients: RecipientDto[];
  escalation: EscalationLevelDto[];
  source: string;
  /** id of the person who proposed the version; null for a version shipped with the program */
  proposedBy: string | null;
  approvedBy: string | null;
}
/** All versions of alert rules on one page, because they are few. */
export class AlertRuleVersionPageDto extends PageOf(AlertRuleVersionDto) {}

/** A kind of alert rule that the program can evaluate, whether or not such a rule is in force. */
export class RuleKindDto {
  code: RuleCode;
  name: string;
  /** parameters of the rule by name, each with the values that it accepts */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: true },
    example: { daysBefore: { kind: 'whole', min: 0, max: 3650 } },
  })
  parameters: Record<string, object>;
}
export class RuleKindPageDto extends PageOf(RuleKindDto) {}

/** A set of alert rules published by an authority, which can be proposed as a whole. */
export class RuleSetDto {
  @ApiProperty({ enum: CITY_SETS.map((set) => set.code) }) code: string;
  name: string;
  source: string;
  /** parts of the publication that the program cannot evaluate; null when it can evaluate all */
  omits: string | null;
  rules: TriedRuleDto[];
}
export class RuleSetPageDto extends PageOf(RuleSetDto) {}

/** Preview of a rule version: the alerts that it would raise on a day for all projects. */
export class RulePreviewDto implements Omit<RulePreview, 'on'> {
  on: string;
  /** @example 181 */
  projects: number;
  /**
   * number of the rule’s alerts that have not ended on that day
   * @example 7
   */
  standing: number;
  /** @example 12 */
  wouldRaise: number;
  /** @example 5 */
  wouldClear: number;
  /** @example 2 */
  wouldStay: number;
  /** @example 4 */
  cannotBeJudged: number;
  /** @example 160 */
  noData: number;
  /**
   * number of values that the rule’s thresholds do not cover
   * @example 0
   */
  silent: number;
  /** @example 0 */
  failures: number;
}

/** Converts a stored version of an alert rule to its response DTO. */
export const presentVersion = (
  version: DatedVersion,
  today: Day,
  language: Language,
): AlertRuleVersionDto => ({
  code: version.code,
  name: ruleName(version.code, language),
  version: version.version,
  validFrom: version.validFrom,
  validTo: version.validTo,
  inForce: version.validFrom <= today && (version.validTo === null || version.validTo >= today),
  severity: version.severity,
  sentence: language === 'zh' ? version.sentenceZh : version.sentenceEn,
  parameters: { ...version.parameters },
  recipients: [...version.recipients],
  escalation: [...version.escalation],
  source: version.source,
  proposedBy: version.proposedBy,
  approvedBy: version.approvedBy,
});

/** Converts all kinds of alert rules that the program can evaluate to response DTOs. */
export const presentKinds = (language: Language): RuleKindDto[] =>
  RULES.map(({ code, name, parameters }) => ({
    code,
    name: name[language],
    parameters: { ...parameters },
  }));

/** Converts a published set of alert rules to its response DTO. */
export const presentSet = (
  { code, name, source, omits, rules }: CitySet,
  language: Language,
): RuleSetDto => ({
  code,
  name: name[language],
  source,
  omits: omits?.[language] ?? null,
  rules: rules.map((rule) => ({ ...rule, parameters: { ...rule.parameters } })),
});
