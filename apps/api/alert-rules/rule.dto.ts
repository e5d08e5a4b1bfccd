import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import {
  CITY_SETS,
  type CitySet,
  type DatedVersion,
  type LadderStep,
  type Recipient,
  RECIPIENT_PLACES,
  RECIPIENT_ROLES,
  RULE_CODES,
  RULES,
  type RulePreview,
  ruleName,
  SEVERITIES,
  type Severity,
} from '#alerts';
import type { Language } from '#platform';
import type { Day } from '#values';
import { CodeField, DayField, PageOf, WholeField } from '../edge/fields/index.js';

/** Which versions to list. */
export class RuleQuery {
  @DayField({ optional: true, nullable: false, description: 'only versions in force on this day' })
  on?: Day;
}

/** Who is told. */
export class RecipientDto implements Recipient {
  @CodeField(RECIPIENT_ROLES) role: Recipient['role'];
  @CodeField(RECIPIENT_PLACES, {
    description:
      'the unit itself; the nearest from it upwards that has somebody; it and all above; the next above the nearest; the topmost',
  })
  where: Recipient['where'];
}

/** A step of the ladder. */
export class LadderStepDto extends RecipientDto implements LadderStep {
  @WholeField({ min: 1, max: 250, example: 3, description: 'working days without an answer' })
  afterWorkingDays: number;
}

/** What can be tried or proposed of a rule. */
export class TriedRuleDto {
  @CodeField(RULE_CODES) code: string;
  @CodeField(SEVERITIES) severity: Severity;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { atPercents: [80, 90, 100] },
    description: 'thresholds by name, see /api/alert-rule-kinds; unknown names are refused',
  })
  @IsObject()
  parameters: Record<string, unknown>;
}

/** What to try, and on which day. */
export class RulePreviewQueryDto extends TriedRuleDto {
  @DayField({
    optional: true,
    nullable: false,
    description: 'today unless given; for a past day with what was known at its end',
  })
  on?: Day;
}

/** Recipients and ladder of a version. */
export class RoutedRuleDto extends TriedRuleDto {
  @ApiProperty({ type: [RecipientDto], minItems: 1, maxItems: 10 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => RecipientDto)
  recipients: RecipientDto[];
  @ApiProperty({ type: [LadderStepDto], maxItems: 10, description: 'rising in working days' })
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => LadderStepDto)
  escalation: LadderStepDto[];
}

/** A version of a rule. */
export class AlertRuleVersionDto {
  @ApiProperty({ enum: RULE_CODES }) code: string;
  @ApiProperty({ example: '超总投资' }) name: string;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ format: 'date' }) validFrom: string;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'last day; null while open',
  })
  validTo: string | null;
  @ApiProperty({ description: 'whether it is in force today' }) inForce: boolean;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  @ApiProperty({ example: '累计完成投资或支付超过总投资的 100% 即报警' }) sentence: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) parameters: Record<string, unknown>;
  @ApiProperty({ type: [RecipientDto] }) recipients: RecipientDto[];
  @ApiProperty({ type: [LadderStepDto] }) escalation: LadderStepDto[];
  @ApiProperty() source: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'id of the person; null for a version that came with the program',
  })
  proposedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) approvedBy: string | null;
}
/** All versions; they are few. */
export class AlertRuleVersionPageDto extends PageOf(AlertRuleVersionDto) {}

/** A rule that the program knows, whether or not a version of it is in force. */
export class RuleKindDto {
  @ApiProperty({ enum: RULE_CODES }) code: string;
  @ApiProperty() name: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: true },
    description: 'what each threshold takes',
    example: { daysBefore: { kind: 'whole', min: 0, max: 3650 } },
  })
  parameters: Record<string, object>;
}
export class RuleKindPageDto extends PageOf(RuleKindDto) {}

/** A published scheme of warnings. */
export class RuleSetDto {
  @ApiProperty({ enum: CITY_SETS.map((set) => set.code) }) code: string;
  @ApiProperty() name: string;
  @ApiProperty() source: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'what of the scheme cannot be judged yet',
  })
  omits: string | null;
  @ApiProperty({ type: [TriedRuleDto] }) rules: TriedRuleDto[];
}
export class RuleSetPageDto extends PageOf(RuleSetDto) {}

/** What a version would do on a day, over the whole portfolio. */
export class RulePreviewDto implements Omit<RulePreview, 'on'> {
  @ApiProperty({ format: 'date' }) on: string;
  @ApiProperty({ example: 181 }) projects: number;
  @ApiProperty({ example: 7, description: 'alerts of the rule that stand on that day' })
  standing: number;
  @ApiProperty({ example: 12 }) wouldRaise: number;
  @ApiProperty({ example: 5 }) wouldClear: number;
  @ApiProperty({ example: 2 }) wouldStay: number;
  @ApiProperty({ example: 4 }) cannotBeJudged: number;
  @ApiProperty({ example: 160 }) noData: number;
  @ApiProperty({ example: 0, description: 'values on which the thresholds say nothing' })
  silent: number;
  @ApiProperty({ example: 0 }) failures: number;
}

/** What of a version leaves the building. */
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

/** The rules that the program knows. */
export const presentKinds = (language: Language): RuleKindDto[] =>
  RULES.map(({ code, name, parameters }) => ({
    code,
    name: name[language],
    parameters: { ...parameters },
  }));

/** What of a set leaves the building. */
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
