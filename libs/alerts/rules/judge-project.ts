import type { Day } from '#values';
import { dueSoonTurnsGreen, milestoneDueSoon } from './milestone-due-soon.js';
import { milestoneOverdue, overdueTurnsGreen } from './milestone-overdue.js';
import { planPeriodExceeded, planPeriodTurnsGreen } from './plan-period-exceeded.js';
import { totalExceeded, totalTurnsGreen } from './total-exceeded.js';
import type { AlertRule, GreenCondition, Inputs, ProjectFacts, RuleCode, RuleVersion, Verdict } from './verdict.js';

/** Every rule that the program knows. */
export const RULES: readonly AlertRule[] = [milestoneDueSoon, milestoneOverdue, totalExceeded, planPeriodExceeded];

const TURNS_GREEN: Readonly<Record<RuleCode, (inputs: Inputs, today: Day) => GreenCondition[]>> = {
  'milestone-due-soon': dueSoonTurnsGreen, 'milestone-overdue': overdueTurnsGreen, 'total-exceeded': totalTurnsGreen, 'plan-period-exceeded': planPeriodTurnsGreen,
};

/** What would end an alert that rests on these inputs, seen from a day. */
export const turnsGreenWhen = (rule: RuleCode, inputs: Inputs, today: Day): GreenCondition[] => TURNS_GREEN[rule](inputs, today);

/** A rule that could not judge because something is wrong with it. */
export interface RuleFailure { rule: string; reason: string }

/** What all rules say of a project; a rule that throws is listed and keeps none of the others from judging. */
export interface Judgement { verdicts: Verdict[]; failures: RuleFailure[] }

/** Judges a project by the rules in force. */
export function judgeProject(facts: ProjectFacts, inForce: readonly RuleVersion[], today: Day, rules: readonly AlertRule[] = RULES): Judgement {
  const judgement: Judgement = { verdicts: [], failures: [] };
  for (const version of inForce) {
    try {
      const rule = rules.find((one) => one.code === version.code);
      if (!rule) throw new RangeError(`this program knows no rule ${version.code}`);
      judgement.verdicts.push(...rule.judge(facts, version, today));
    } catch (error) {
      judgement.failures.push({ rule: version.code, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return judgement;
}
