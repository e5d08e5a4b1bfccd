import { monthOf } from '#values';
import { isAboutMoney, shareOf } from './ceiling.js';
import { wholeParameter } from './parameters.js';
import type { AlertRule, GreenCondition, Inputs } from './verdict.js';

/** What ends it: what was completed in the period is within the ceiling again, or the period's figure becomes known. */
export const planPeriodTurnsGreen = ({ ceilingFen }: Inputs): GreenCondition[] => [ceilingFen == null ? { what: 'plan-period-known' } : { what: 'plan-period-within', amountFen: ceilingFen }];

/** Completed in the months of the plan period beyond what the plan set for it. Without that figure it cannot be judged, which is not green. */
export const planPeriodExceeded: AlertRule = {
  code: 'plan-period-exceeded',
  judge(facts, rule) {
    const percentOfPeriod = wholeParameter(rule, 'percentOfPeriod', { min: 1, max: 1_000 });
    if (!isAboutMoney(facts, facts.fypSpendFen)) return [];
    const ceilingFen = facts.fypSpendFen === null ? null : shareOf(facts.fypSpendFen, percentOfPeriod);
    const raised = ceilingFen !== null && facts.periodCompletedFen > ceilingFen;
    const inputs = {
      completedFen: String(facts.periodCompletedFen), percentOfPeriod: String(percentOfPeriod),
      fypSpendFen: facts.fypSpendFen === null ? null : String(facts.fypSpendFen), ceilingFen: ceilingFen === null ? null : String(ceilingFen),
      fromMonth: monthOf(facts.planPeriod.from), toMonth: monthOf(facts.planPeriod.to),
    };
    return [{
      rule: 'plan-period-exceeded', ruleVersion: rule.version, severity: rule.severity, state: ceilingFen === null ? 'cannot-be-judged' : raised ? 'raised' : 'clear',
      subject: { type: 'project', id: facts.id }, episodeKey: `plan-period-exceeded:${facts.id}`, inputs, turnsGreenWhen: raised || ceilingFen === null ? planPeriodTurnsGreen(inputs) : [],
    }];
  },
};
