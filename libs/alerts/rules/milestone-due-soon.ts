import { addDays, type Day } from '#values';
import { wholeParameter } from './parameters.js';
import type { AlertRule, GreenCondition, Inputs } from './verdict.js';

/** What ends it: the milestone is met, or promised for a day beyond the notice. */
export const dueSoonTurnsGreen = (inputs: Inputs, today: Day): GreenCondition[] =>
  [{ what: 'milestone-met' }, { what: 'forecast-on-or-after', on: addDays(today, Number(inputs.daysBefore) + 1) }];

/** An unmet milestone whose forecast day is today or within `daysBefore` days. A new forecast is a new episode. */
export const milestoneDueSoon: AlertRule = {
  code: 'milestone-due-soon',
  judge(facts, rule, today) {
    const daysBefore = wholeParameter(rule, 'daysBefore', { min: 0, max: 3_650 });
    return facts.milestones.map((milestone) => {
      const raised = milestone.actualOn === null && milestone.forecastOn >= today && milestone.forecastOn <= addDays(today, daysBefore);
      const inputs = { milestoneId: milestone.id, milestoneName: milestone.name, forecastOn: milestone.forecastOn, daysBefore: String(daysBefore) };
      return {
        rule: 'milestone-due-soon', ruleVersion: rule.version, severity: rule.severity, state: raised ? 'raised' : 'clear',
        subject: { type: 'milestone', id: milestone.id }, episodeKey: `milestone-due-soon:${milestone.id}:${milestone.forecastOn}`,
        inputs, turnsGreenWhen: raised ? dueSoonTurnsGreen(inputs, today) : [],
      };
    });
  },
};
