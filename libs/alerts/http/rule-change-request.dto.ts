import { IntersectionType } from '@nestjs/swagger';
import { ruleName } from '../rules/all-rules.js';
import type { RuleRequest } from '#approvals';
import type { AlertRuleChange } from '../store/rule-change-requests.js';
import type { DatedVersion } from '../store/rule-versions.js';
import type { Language } from '#platform/language';
import type { Day } from '#values';
import { DayField, FlagField, PageOf, TextField } from '#platform/http';
import { presentRuleRequest, RuleRequestDto } from '#approvals/http';
import { RoutedRuleDto } from './rule.dto.js';

/**
 * Request body that proposes to apply a published set of alert rules: the first day on which the
 * rules apply, and the reason.
 */
export class SetRuleChangeRequestDto {
  @DayField({ description: 'today or later', example: '2027-01-01' }) validFrom: Day;
  @TextField({ max: 2000, lines: true, example: '市发改委 2027 年预警口径' }) reason: string;
}

/** Request body that proposes to change one alert rule. */
export class NewRuleChangeRequestDto extends RoutedRuleDto {
  @DayField({
    description: 'today or later; the present version ends the day before',
    example: '2027-01-01',
  })
  validFrom: Day;
  @TextField({ max: 500, example: '市发改委〔2026〕12号' }) source: string;
  @TextField({ max: 2000, lines: true, example: '提前一周提醒即可' }) reason: string;
  @FlagField({
    optional: true,
    nullable: false,
    description: 'the rule ends instead of getting another version',
  })
  ends?: boolean;
}

/** A change request for an alert rule, as the API returns it. */
export class RuleChangeRequestDto extends IntersectionType(RoutedRuleDto, RuleRequestDto) {
  name: string;
  /** @example 未完成的节点在预计日期前 7 天内提醒 */
  sentence: string;
  validFrom: string;
  ends: boolean;
  source: string;
  reason: string;
}

/** A page of change requests for alert rules, newest first. */
export class RuleChangeRequestPageDto extends PageOf(RuleChangeRequestDto) {}

/** Converts a change request for an alert rule to its response DTO. */
export const presentRuleChangeRequest = (
  changeRequest: RuleRequest<AlertRuleChange>,
  versions: readonly DatedVersion[],
  language: Language,
): RuleChangeRequestDto => {
  const { code, validFrom, ends, ...change } = changeRequest.payload;
  const made = versions.find((one) => one.code === code && one.validFrom === validFrom);
  return {
    ...presentRuleRequest(changeRequest, ends ? null : (made?.version ?? null)),
    code,
    name: ruleName(code, language),
    sentence: language === 'zh' ? change.sentenceZh : change.sentenceEn,
    severity: change.severity,
    parameters: change.parameters,
    recipients: [...change.recipients],
    escalation: [...change.escalation],
    validFrom,
    ends,
    source: change.source,
    reason: change.reason,
  };
};
