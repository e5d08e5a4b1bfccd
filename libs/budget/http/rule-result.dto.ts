import { ApiProperty } from '@nestjs/swagger';
import type { Finding } from '../rules/estimate-rules.js';
import type { Variance } from '../rules/variance.js';

/**
 * The result of applying a budget rule to an amount, with the rule's version and source and the
 * values that were used.
 */
export class RuleResultDto {
  rule:
    | 'approved-over-estimate'
    | 'approved-over-estimate-water'
    | 'adjustment-audit-first'
    | 'enterprise-amendment';
  ruleVersion: number | null;
  state: 'marked' | 'clear' | 'does-not-apply' | 'cannot-be-judged';
  /** reason why the rule could not be evaluated; null when it was evaluated */
  reason: 'APPROVAL_REGIME_NOT_RECORDED' | 'ESTIMATE_NOT_RECORDED' | 'RULE_NOT_IN_FORCE' | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    example: { fromFen: '100', toFen: '112', changePercent: '12.00', percent: '10' },
  })
  inputs: Record<string, string | null>;
  /** @example 发改投资〔2009〕1550号 */
  source: string | null;
}

/** The difference between an amount and the amount that it is compared with. */
export class VarianceDto {
  /** @example 10000000000 */
  againstFen: string;
  /**
   * difference in fen; positive when the new amount is higher
   * @example 1200000000
   */
  fen: string;
  /**
   * difference in per cent, with two decimal places
   * @example 12.00
   */
  percent: string;
}

/** Converts the result of a budget rule to its response DTO. */
export const presentRuleResult = (finding: Finding): RuleResultDto => ({
  ...finding,
  inputs: { ...finding.inputs },
});

/**
 * Converts a difference between two amounts to its response DTO. Null when an amount is unknown.
 */
export const presentVariance = (variance: Variance | null): VarianceDto | null =>
  variance && {
    againstFen: String(variance.againstFen),
    fen: String(variance.fen),
    percent: variance.percent,
  };
