import type { Day } from '#values';
import type { AlertRule, GreenCondition, Inputs } from './verdict.js';

/** What ends it: the milestone is met, or promised anew for a day that has not passed. */
export const overdueTurnsGreen = (_: Inputs, today: Day): GreenCondition[] => [{ what: 'milestone-met' }, { what: 'forecast-on-or-after', on: today }];

/** An unmet milestone whose forecast day has passed. A new forecast is a new episode. */
export const milestoneOverdue: AlertRule = {
  code: 'milestone-overdue',
  judge: (facts, { version, severity }, today) => facts.milestones.map((milestone) => {
    const raised = milestone.actualOn === null && milestone.forecastOn < today;
    const inputs = { milestoneId: milestone.id, milestoneName: milestone.name, forecastOn: milestone.forecastOn };
    return {
      rule: 'milestone-overdue', ruleVersion: version, severity, state: raised ? 'raised' : 'clear',
      subject: { type: 'milestone', id: milestone.id }, episodeKey: `milestone-overdue:${milestone.id}:${milestone.forecastOn}`,
      inputs, turnsGreenWhen: raised ? overdueTurnsGreen(inputs, today) : [],
    };
  }),
};
