import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { facts, milestone, version } from './examples.js';
import { milestoneDueSoon } from './milestone-due-soon.js';
import { milestoneOverdue } from './milestone-overdue.js';
import { milestoneSlipped } from './milestone-slipped.js';
import { targetWithoutReading } from './target-without-reading.js';

const today = day('2026-06-15');
const dueSoon = version('milestone-due-soon', { daysBefore: 30 }, 'amber');
const overdue = version('milestone-overdue');

describe('a milestone that is', () => {
  it.each([
    // Columns: case, forecast day, day on which the milestone was met (null: not met), expected
    // state of the alerts "due soon" and "overdue".
    ['long past', '2020-12-31', null, 'clear', 'raised'],
    ['one day past', '2026-06-14', null, 'clear', 'raised'],
    ['due today', '2026-06-15', null, 'raised', 'clear'],
    ['due tomorrow', '2026-06-16', null, 'raised', 'clear'],
    ['due on the last day of notice', '2026-07-15', null, 'raised', 'clear'],
    ['due one day after the notice', '2026-07-16', null, 'clear', 'clear'],
    ['met in time', '2026-06-01', '2026-05-20', 'clear', 'clear'],
    ['met late', '2026-06-01', '2026-06-10', 'clear', 'clear'],
    ['met before it was due', '2026-06-20', '2026-06-10', 'clear', 'clear'],
  ])('%s', (_, forecastOn, actualOn, soon, late) => {
    const project = facts({ milestones: [milestone(forecastOn, actualOn)] });
    expect(milestoneDueSoon.evaluate(project, dueSoon, today)[0]?.state).toBe(soon);
    expect(milestoneOverdue.evaluate(project, overdue, today)[0]?.state).toBe(late);
  });
});

describe('a day that was only inferred from a plan', () => {
  const inferred = facts({
    milestones: [
      milestone('2025-12-31', null, {
        derived: true,
        fromTarget: true,
        baselineOn: day('2020-12-31'),
      }),
    ],
  });

  it('raises nothing by any rule, and is shown as not known', () => {
    expect(milestoneOverdue.evaluate(inferred, overdue, today)).toMatchObject([
      { state: 'no-data', inputs: { forecastOn: '2025-12-31' } },
    ]);
    expect([
      ...milestoneDueSoon.evaluate(inferred, dueSoon, day('2025-12-30')),
      ...milestoneSlipped.evaluate(inferred, version('milestone-slipped', { atDays: [1] })),
      ...targetWithoutReading.evaluate(
        inferred,
        version('target-without-reading', { graceDays: 0 }),
        day('2025-12-30'),
      ),
    ]).toEqual([]);
  });

  it('changes nothing on any later day', () => {
    expect(milestoneOverdue.changesOn(inferred, overdue, day('2025-01-01'))).toBeNull();
    expect(milestoneDueSoon.changesOn(inferred, dueSoon, day('2025-01-01'))).toBeNull();
  });
});

describe('an evaluation result on a milestone', () => {
  it('carries what it rests on and what would turn it green', () => {
    const inputs = { milestoneId: 'm1', milestoneName: '建成通车', forecastOn: '2025-12-31' };
    expect(
      milestoneOverdue.evaluate(facts({ milestones: [milestone('2025-12-31')] }), overdue, today),
    ).toEqual([
      {
        rule: 'milestone-overdue',
        ruleVersion: 1,
        severity: 'red',
        level: 1,
        state: 'raised',
        subject: { type: 'milestone', id: 'm1' },
        family: 'milestone-day',
        episodeKey: 'milestone-overdue:m1:2025-12-31',
        inputs,
      },
    ]);
    expect(milestoneOverdue.turnsGreenWhen(inputs, today).map(({ what }) => what)).toEqual([
      'milestone-met',
      'forecast-on-or-after',
    ]);
    expect(milestoneDueSoon.turnsGreenWhen({ daysBefore: '30' }, today)[1]?.zh).toContain(
      '2026-07-16',
    );
  });

  it('is of another episode once the forecast day is another', () => {
    const [first] = milestoneOverdue.evaluate(
      facts({ milestones: [milestone('2025-12-31')] }),
      overdue,
      today,
    );
    const [second] = milestoneOverdue.evaluate(
      facts({ milestones: [milestone('2026-03-31')] }),
      overdue,
      today,
    );
    expect(second?.episodeKey).not.toBe(first?.episodeKey);
  });

  it('follows the notice that the rule version says', () => {
    const project = facts({ milestones: [milestone('2026-06-25')] });
    expect(
      milestoneDueSoon.evaluate(project, version('milestone-due-soon', { daysBefore: 7 }), today)[0]
        ?.state,
    ).toBe('clear');
    expect(
      milestoneDueSoon.evaluate(
        project,
        version('milestone-due-soon', { daysBefore: 10 }),
        today,
      )[0]?.state,
    ).toBe('raised');
  });

  it.each([{}, { daysBefore: '30' }, { daysBefore: -1 }, { daysBefore: 1.5 }])(
    'is not made from the parameters %j',
    (parameters) => {
      expect(() =>
        milestoneDueSoon.evaluate(facts(), version('milestone-due-soon', parameters), today),
      ).toThrow('daysBefore');
    },
  );
});

describe('a milestone that is promised for later than its baseline', () => {
  const slipped = version('milestone-slipped', { atDays: [1, 90, 180] }, 'amber');
  const target = version('target-without-reading', { graceDays: 30 }, 'amber');
  it.each([
    // Columns: case, baseline day (planned originally), forecast day, day on which the milestone
    // was met (null: not met), expected state and level of the alert.
    ['as promised', '2026-12-31', '2026-12-31', null, 'clear', 1],
    ['earlier than promised', '2026-12-31', '2026-11-30', null, 'clear', 1],
    ['a day later', '2026-12-31', '2027-01-01', null, 'raised', 1],
    ['three months later', '2026-12-31', '2027-03-31', null, 'raised', 2],
    ['a year later', '2026-12-31', '2027-12-31', null, 'raised', 3],
    ['a year later, and met', '2025-12-31', '2026-12-31', '2026-06-01', 'clear', 1],
  ] as const)('%s', (_, baselineOn, forecastOn, actualOn, state, level) => {
    const [result] = milestoneSlipped.evaluate(
      facts({ milestones: [milestone(forecastOn, actualOn, { baselineOn: day(baselineOn) })] }),
      slipped,
    );
    expect(result).toMatchObject({ state, level, episodeKey: 'milestone-slipped:m1' });
  });

  it.each([
    // Columns: case, due day of the target, forecast day, day on which the milestone was met (null:
    // not met), expected state of the alert.
    ['whose day has not come', '2026-12-31', '2026-12-31', null, 'clear'],
    ['whose day has just passed', '2026-05-31', '2026-09-30', null, 'clear'],
    ['that was put off past its day', '2025-12-31', '2026-09-30', null, 'raised'],
    ['that is overdue, which is told already', '2025-12-31', '2026-03-31', null, 'clear'],
    ['that was reached', '2025-12-31', '2026-09-30', '2026-06-01', 'clear'],
  ] as const)('as a target %s', (_, baselineOn, forecastOn, actualOn, state) => {
    const project = facts({
      milestones: [
        milestone(forecastOn, actualOn, { baselineOn: day(baselineOn), fromTarget: true }),
        milestone(forecastOn, actualOn, { baselineOn: day(baselineOn), id: 'm2' }),
      ],
    });
    expect(
      targetWithoutReading
        .evaluate(project, target, today)
        .map((result) => [result.subject.id, result.state]),
    ).toEqual([['m1', state]]);
  });

  it('is overdue by more, the longer it lasts', () => {
    const rule = version('milestone-overdue', { worsensAfterDays: [30, 90] });
    const levels = ['2026-06-14', '2026-05-16', '2026-03-17', '2025-12-31'].map(
      (forecast) =>
        milestoneOverdue.evaluate(facts({ milestones: [milestone(forecast)] }), rule, today)[0]
          ?.level,
    );
    expect(levels).toEqual([1, 2, 3, 3]);
  });
});
