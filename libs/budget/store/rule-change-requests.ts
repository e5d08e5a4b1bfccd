import type { Day } from '#values';
import type { RuleStatus } from '../rules/rule-in-force.js';

/** Payload of a change request for a budget rule: the version that is to be in force. */
export interface BudgetRuleChange {
  form: 'budget-rule';
  code: string;
  validFrom: Day;
  parameters: Readonly<Record<string, number>>;
  source: string;
  standing: RuleStatus;
  reason: string;
}
