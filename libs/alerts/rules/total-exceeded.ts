import { isAboutMoney, shareOf } from './ceiling.js';
import { wholeParameter } from './parameters.js';
import type { AlertRule, GreenCondition, Inputs } from './verdict.js';

/** What ends it: what was completed and paid is within the ceiling again, or the total becomes known. */
export const totalTurnsGreen = ({ ceilingFen }: Inputs): GreenCondition[] => [ceilingFen == null ? { what: 'total-known' } : { what: 'total-within', amountFen: ceilingFen }];

/** Completed or paid since the start beyond the project's total investment. Without a total it cannot be judged, which is not green. */
export const totalExceeded: AlertRule = {
  code: 'total-exceeded',
  judge(facts, rule) {
    const percentOfTotal = wholeParameter(rule, 'percentOfTotal', { min: 1, max: 1_000 });
    if (!isAboutMoney(facts, facts.totalInvestmentFen)) return [];
    const ceilingFen = facts.totalInvestmentFen === null ? null : shareOf(facts.totalInvestmentFen, percentOfTotal);
    const raised = ceilingFen !== null && (facts.completedFen > ceilingFen || facts.paidFen > ceilingFen);
    const inputs = {
      completedFen: String(facts.completedFen), paidFen: String(facts.paidFen), percentOfTotal: String(percentOfTotal),
      totalInvestmentFen: facts.totalInvestmentFen === null ? null : String(facts.totalInvestmentFen), ceilingFen: ceilingFen === null ? null : String(ceilingFen),
    };
    return [{
      rule: 'total-exceeded', ruleVersion: rule.version, severity: rule.severity, state: ceilingFen === null ? 'cannot-be-judged' : raised ? 'raised' : 'clear',
      subject: { type: 'project', id: facts.id }, episodeKey: `total-exceeded:${facts.id}`, inputs, turnsGreenWhen: raised || ceilingFen === null ? totalTurnsGreen(inputs) : [],
    }];
  },
};
