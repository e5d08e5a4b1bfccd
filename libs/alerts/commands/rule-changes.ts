import { Injectable } from '@nestjs/common';
import {
  type Approved,
  type ChangeContext,
  type ChangeHandler,
  type ChangeRequestRow,
  HandlesChanges,
  type Summary,
  type SummaryLine,
  type Words,
} from '#approvals';
import { recordAuditEvent } from '#audit';
import { type BudgetRuleChange, budgetRules, fittingRule, putRuleInForce } from '#budget';
import { type Actor, allow } from '#identity';
import type { Tx } from '#platform/database';
import { addDays } from '#values';
import { ruleName, ruleOf } from '../rules/all-rules.js';
import type { AlertRuleChange } from '../store/rule-change-requests.js';
import { addVersion, endVersion, ruleVersions } from '../store/rule-versions.js';
import { checkRuleChange } from './propose-rule.js';

type RuleChange = AlertRuleChange | BudgetRuleChange;

const same = (text: string): Words => ({ zh: text, en: text });

/**
 * Handles change requests for rules, of alerts and of money. An approved version holds from its
 * first day, and the present one ends the day before; the results of past days do not change.
 */
@Injectable()
@HandlesChanges(['rule'])
export class RuleChanges implements ChangeHandler {
  readonly privileges = ['rules'] as const;

  allowFiling(actor: Actor): void {
    allow(actor, 'alert-rule.edit');
  }

  /** @throws Problem with the code with which the change would be refused if it was filed today */
  async validate({ tx, today }: ChangeContext, { payload }: ChangeRequestRow): Promise<void> {
    const change = payload as RuleChange;
    if (change.form === 'budget-rule') await fittingRule(tx, change);
    else await checkRuleChange(tx, change, today);
  }

  async summarise(
    tx: Tx,
    requests: readonly ChangeRequestRow[],
  ): Promise<ReadonlyMap<string, Summary>> {
    const alerts = await ruleVersions(tx);
    const money = await budgetRules(tx);
    return new Map(
      requests.map(({ id, payload }) => {
        const change = payload as RuleChange;
        const before = (change.form === 'budget-rule' ? money : alerts).find(
          (one) =>
            one.code === change.code &&
            one.validFrom < change.validFrom &&
            (one.validTo === null || one.validTo >= addDays(change.validFrom, -1)),
        );
        return [
          id,
          {
            title:
              change.form === 'budget-rule'
                ? { zh: `投资规则 · ${change.code}`, en: `Rule of money · ${change.code}` }
                : {
                    zh: `预警规则 · ${ruleName(change.code, 'zh')}`,
                    en: `Alert rule · ${ruleName(change.code, 'en')}`,
                  },
            lines: [
              {
                label: { zh: '内容', en: 'Content' },
                old: before ? contentOf(before) : null,
                new: wordsOf(change),
              },
              ...factsOf(change),
            ],
            warnings: [],
            amountFen: null,
            month: null,
            source: change.source,
          },
        ];
      }),
    );
  }

  async apply(
    context: ChangeContext,
    { id, payload }: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const change = payload as RuleChange;
    const ruleVersion =
      change.form === 'budget-rule'
        ? await putRuleInForce(context.tx, change, { proposedBy: filedBy, approvedBy })
        : await putAlertRuleInForce(context, change, { filedBy, approvedBy });
    await recordAuditEvent(context.tx, context.actor.scope, {
      action: `${change.form}.approve`,
      subjectType: change.form,
      subjectId: change.code,
      newValue: { proposalId: id, ruleVersion, validFrom: change.validFrom },
    });
  }
}

/**
 * Stores the new version of an alert rule, or ends the rule.
 * @returns the number of the new version; null when the rule was ended
 */
async function putAlertRuleInForce(
  { tx, today }: ChangeContext,
  change: AlertRuleChange,
  { filedBy, approvedBy }: Approved,
): Promise<number | null> {
  const standing = await checkRuleChange(tx, change, today);
  if (standing)
    await endVersion(tx, standing.code, standing.version, addDays(change.validFrom, -1));
  if (change.ends) return null;
  const versions = (await ruleVersions(tx)).filter(({ code }) => code === change.code);
  const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
  await addVersion(tx, { ...change, version, proposedBy: filedBy, approvedBy });
  return version;
}

const parametersOf = (parameters: object): Words =>
  same(
    Object.entries(parameters)
      .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
      .join(' · '),
  );

const contentOf = (before: object): Words =>
  'sentenceZh' in before && 'sentenceEn' in before
    ? { zh: String(before.sentenceZh), en: String(before.sentenceEn) }
    : parametersOf((before as { parameters: object }).parameters);

const wordsOf = (change: RuleChange): Words => {
  if (change.form === 'budget-rule') return parametersOf(change.parameters);
  if (change.ends) return { zh: '终止该规则', en: 'The rule ends' };
  return ruleOf(change.code)?.inWords(change.parameters) ?? contentOf(change);
};

const factsOf = ({ validFrom, source, reason }: RuleChange): SummaryLine[] => [
  { label: { zh: '生效日期', en: 'From' }, old: null, new: same(validFrom) },
  { label: { zh: '依据', en: 'Source' }, old: null, new: same(source) },
  { label: { zh: '理由', en: 'Reason' }, old: null, new: same(reason) },
];
