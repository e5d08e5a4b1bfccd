import { OrganisationCodeField } from '#identity/http';
import { ApiProperty } from '@nestjs/swagger';
import type { RuleRequest } from '#approvals';
import type { RuleVersion } from '../queries/budget-rules.js';
import type { BudgetRuleChange } from '../store/rule-change-requests.js';
import { RULE_STATUSES, type RuleStatus } from '../rules/rule-in-force.js';
import type { Day } from '#values';
import { CodeField, DayField, field, PageOf, TextField } from '#platform/http';
import { presentRuleRequest, RuleRequestDto } from '#approvals/http';

const PARAMETERS_MAX = 20;

/** Declares the field with the parameters of a rule: whole numbers by parameter name. */
const ParametersField = (): PropertyDecorator =>
  field<Record<string, number>>({
    code: 'NOT_PARAMETERS',
    message: { zh: '须为“参数名: 整数”的对象', en: 'An object of whole numbers by name' },
    accepted: {
      zh: '例如 {"percent": 20}',
      en: 'such as {"percent": 20}',
    },
    read: (raw) => {
      if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
      const entries = Object.entries(raw);
      return entries.length <= PARAMETERS_MAX &&
        entries.every(
          ([name, value]) => /^[A-Za-z][A-Za-z-]{0,39}$/.test(name) && Number.isInteger(value),
        )
        ? Object.fromEntries(entries)
        : undefined;
    },
    schema: {
      type: 'object',
      additionalProperties: { type: 'integer' },
      example: { percent: 20 },
    },
  });

/**
 * Request body that proposes a new version of a budget rule: its parameters, source, first day and
 * the reason.
 */
export class NewBudgetRuleBody {
  @OrganisationCodeField({ description: 'code of the rule', example: 'enterprise-amendment' })
  code: string;
  @DayField({ description: 'after the newest version begins, which ends the day before' })
  validFrom: Day;
  @ParametersField() parameters: Record<string, number>;
  @TextField({ max: 500, example: '市重点建设项目管理办法 第九条' }) source: string;
  @CodeField(RULE_STATUSES, { description: 'read at the source, in a re-post, or from memory' })
  standing: RuleStatus;
  @TextField({ max: 2000, lines: true, example: '按本市办法执行' }) reason: string;
}

/** A change request for a budget rule, with the version of the rule that it proposes. */
export class BudgetRuleChangeRequestDto extends RuleRequestDto {
  /** @example enterprise-amendment */
  code: string;
  validFrom: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { percent: 20 },
  })
  parameters: Record<string, number>;
  source: string;
  standing: RuleStatus;
  reason: string;
}

/** A page of change requests for budget rules, newest first. */
export class BudgetRuleChangeRequestPageDto extends PageOf(BudgetRuleChangeRequestDto) {}

/** Converts a change request for a budget rule to its response DTO. */
export const presentRuleChangeRequest = (
  changeRequest: RuleRequest<BudgetRuleChange>,
  versions: readonly RuleVersion[],
): BudgetRuleChangeRequestDto => {
  const { code, validFrom, parameters, source, standing, reason } = changeRequest.payload;
  const made = versions.find((one) => one.code === code && one.validFrom === validFrom);
  return {
    ...presentRuleRequest(changeRequest, made?.version ?? null),
    code,
    validFrom,
    parameters: { ...parameters },
    source,
    standing,
    reason,
  };
};
