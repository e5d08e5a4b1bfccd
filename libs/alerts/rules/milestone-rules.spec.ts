import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { facts, milestone, version } from './examples.js';
import { milestoneDueSoon } from './milestone-due-soon.js';
import { milestoneOverdue } from './milestone-overdue.js';

const today = day('2026-06-15');
const dueSoon = version('milestone-due-soon', { daysBefore: 30 }, 'amber');
const overdue = version('milestone-overdue');

describe('a milestone that is', () => {
  it.each([
    // what it is                       forecast      met           due soon  overdue
    ['long past',                      '2020-12-31', null,         'clear',  'raised'],
    ['one day past',                   '2026-06-14', null,         'clear',  'raised'],
    ['due today',                      '2026-06-15', null,         'raised', 'clear'],
    ['due tomorrow',                   '2026-06-16', null,         'raised', 'clear'],
    ['due on the last day of notice',  '2026-07-15', null,         'raised', 'clear'],
    ['due one day after the notice',   '2026-07-16', null,         'clear',  'clear'],
    ['met in time',                    '2026-06-01', '2026-05-20', 'clear',  'clear'],
    ['met late',                       '2026-06-01', '2026-06-10', 'clear',  'clear'],
    ['met before it was due',          '2026-06-20', '2026-06-10', 'clear',  'clear'],
  ])('%s', (_, forecastOn, actualOn, soon, late) => {
    const project = facts({ milestones: [milestone(forecastOn, actualOn)] });
    expect(milestoneDueSoon.judge(project, dueSoon, today)[0]?.state).toBe(soon);
    expect(milestoneOverdue.judge(project, overdue, today)[0]?.state).toBe(late);
  });
});

describe('a verdict on a milestone', () => {
  it('carries what it rests on and what would turn it green', () => {
    expect(milestoneOverdue.judge(facts({ milestones: [milestone('2025-12-31')] }), overdue, today)).toEqual([{
      rule: 'milestone-overdue', ruleVersion: 1, severity: 'red', state: 'raised', subject: { type: 'milestone', id: 'm1' },
      episodeKey: 'milestone-overdue:m1:2025-12-31', inputs: { milestoneId: 'm1', milestoneName: '建成通车', forecastOn: '2025-12-31' },
      turnsGreenWhen: [{ what: 'milestone-met' }, { what: 'forecast-on-or-after', on: '2026-06-15' }],
    }]);
    expect(milestoneDueSoon.judge(facts({ milestones: [milestone('2026-06-20')] }), dueSoon, today)[0]?.turnsGreenWhen)
      .toEqual([{ what: 'milestone-met' }, { what: 'forecast-on-or-after', on: '2026-07-16' }]);
  });

  it('is of another episode once the forecast day is another', () => {
    const [first] = milestoneOverdue.judge(facts({ milestones: [milestone('2025-12-31')] }), overdue, today);
    const [second] = milestoneOverdue.judge(facts({ milestones: [milestone('2026-03-31')] }), overdue, today);
    expect(second?.episodeKey).not.toBe(first?.episodeKey);
  });

  it('follows the notice that the rule version says', () => {
    const project = facts({ milestones: [milestone('2026-06-25')] });
    expect(milestoneDueSoon.judge(project, version('milestone-due-soon', { daysBefore: 7 }), today)[0]?.state).toBe('clear');
    expect(milestoneDueSoon.judge(project, version('milestone-due-soon', { daysBefore: 10 }), today)[0]?.state).toBe('raised');
  });

  it.each([{}, { daysBefore: '30' }, { daysBefore: -1 }, { daysBefore: 1.5 }])('is not made from the parameters %j', (parameters) => {
    expect(() => milestoneDueSoon.judge(facts(), version('milestone-due-soon', parameters), today)).toThrow('daysBefore');
  });
});
