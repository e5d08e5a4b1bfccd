import { ApiProperty } from '@nestjs/swagger';
import {
  explainNotEvaluable,
  RULE_CODES,
  type RuleCode,
  turnsGreenWhen,
} from '../rules/all-rules.js';
import type { ListedGap } from '../queries/rule-gaps.js';
import type { Language } from '#platform/language';
import type { Day } from '#values';
import { keyPart, CodeField, IdField, PageOf, PageQueryOf } from '#platform/http';

const GAP_STATES = ['cannot-be-judged', 'no-data', 'silent'] as const;
type GapState = (typeof GAP_STATES)[number];

/** Query that filters the list of rules that could not be evaluated. */
export class GapQuery extends PageQueryOf([keyPart.uuid, keyPart.text, keyPart.uuid]) {
  @CodeField(RULE_CODES, { optional: true, nullable: false }) rule?: RuleCode;
  @CodeField(GAP_STATES, { optional: true, nullable: false }) state?: GapState;
  @IdField({ optional: true, nullable: false }) projectId?: string;
}

/**
 * An alert rule that could not be evaluated for a project because data is missing. It is unknown
 * whether the rule would raise an alert.
 */
export class GapDto {
  @ApiProperty({ enum: RULE_CODES }) rule: string;
  /** @example 1 */
  ruleVersion: number;
  projectId: string;
  projectName: string;
  /** @example sample-transport */
  unitId: string;
  /**
   * reason why the rule could not be evaluated. `cannot-be-judged`: an amount is unknown;
   * `no-data`: nothing was recorded; `silent`: the source of the thresholds does not cover the
   * value
   */
  state: GapState;
  @ApiProperty({ format: 'date' }) since: string;
  /** @example 无法判断：总投资未知 */
  explanation: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  inputs: Record<string, string | null>;
  /** descriptions of the missing data; each alone would make an evaluation possible */
  wouldBeJudgedWhen: string[];
}

/** A page of evaluation gaps (rules that could not be evaluated). */
export class GapPageDto extends PageOf(GapDto) {}

const WORDS: Readonly<
  Record<Exclude<GapState, 'cannot-be-judged'>, Readonly<Record<Language, string>>>
> = {
  'no-data': { zh: '没有数据', en: 'No data' },
  silent: {
    zh: '阈值来源对此范围没有规定',
    en: 'The source of the thresholds is silent on this range',
  },
};

/**
 * Converts an evaluation gap (a rule that could not be evaluated) to its response DTO, with an
 * explanation.
 */
export const presentGap = (
  { rule, ruleVersion, projectId, projectName, unitId, state, since, inputs }: ListedGap,
  today: Day,
  language: Language,
): GapDto => ({
  rule,
  ruleVersion,
  projectId,
  projectName,
  unitId,
  state,
  since,
  inputs: { ...inputs },
  explanation:
    state === 'cannot-be-judged' ? explainNotEvaluable(rule, language) : WORDS[state][language],
  wouldBeJudgedWhen:
    state === 'silent'
      ? []
      : turnsGreenWhen(rule, inputs, today).map((condition) => condition[language]),
});
