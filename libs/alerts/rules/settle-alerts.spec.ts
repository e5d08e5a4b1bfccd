import { describe, expect, it } from '@jest/globals';
import { WorkingCalendar } from '#platform/calendar';
import { addDays, type Day, day, daysBetween } from '#values';
import { facts, firstVersions, milestone, planTotal, version } from './examples.js';
import { RULES } from './all-rules.js';
import { milestoneOverdue } from './milestone-overdue.js';
import { evaluateProject } from './evaluate-project.js';
import { remindersDue } from './reminders.js';
import { type LiveAlert, settleAlerts, type SettlingDay } from './settle-alerts.js';
import type { ProjectFacts } from './project-facts.js';
import type { AlertRule, RuleVersion } from './evaluation-result.js';

const today = day('2026-06-15');
/** A calendar in which every day is a working day, so that the expected days are easy to count. */
const calendar = new WorkingCalendar(new Set([2026]), new Map());
const dayOf = (
  on: Day,
  workingDaysSince: SettlingDay['workingDaysSince'] = (from) => daysBetween(from, on),
): SettlingDay => ({
  today: on,
  workingDaysSince,
  remindersOf: (alert) => remindersDue(alert, on, calendar),
  headDayOf: (from) => addDays(from, 15),
});
const evaluated = (project: ProjectFacts, on = today) =>
  evaluateProject(project, firstVersions, on);

const alertOf = (
  project: ProjectFacts,
  rule: string,
  given: Partial<LiveAlert> = {},
  on = today,
): LiveAlert => {
  const result = evaluated(project, on).results.find(
    (one) => one.rule === rule && one.state === 'raised',
  );
  if (!result) throw new Error(`${rule} is not raised by this example`);
  return {
    id: 'a1',
    rule,
    episodeKey: result.episodeKey,
    state: 'open',
    severity: result.severity,
    level: result.level,
    committedOn: null,
    snoozedUntil: null,
    openSince: on,
    escalatedStep: 0,
    remindedStep: 0,
    inputs: result.inputs,
    ...given,
  };
};
const settle = (live: LiveAlert[], project: ProjectFacts, on = today) => {
  const { raise, resolve, supersede, reopen, refresh } = settleAlerts(
    live,
    evaluated(project, on),
    firstVersions,
    dayOf(on),
  );
  return {
    raise: raise.map((result) => result.rule),
    resolve: resolve.length,
    supersede: supersede.length,
    reopen: reopen.length,
    refresh: refresh.length,
  };
};
const nothing = { raise: [], resolve: 0, supersede: 0, reopen: 0, refresh: 0 };
const overdue = facts({ milestones: [milestone('2026-05-31')] });
const overspent = facts({ completedFen: 4_665_000_000_001n, entries: 1n });

describe('the life of an alert', () => {
  it('begins when a rule is broken', () => {
    expect(settle([], overdue)).toEqual({ ...nothing, raise: ['milestone-overdue'] });
  });
  it('goes on without a word while nothing changes', () => {
    expect(settle([alertOf(overdue, 'milestone-overdue')], overdue)).toEqual(nothing);
  });
  it('ends as resolved when the milestone is met', () => {
    expect(
      settle(
        [alertOf(overdue, 'milestone-overdue')],
        facts({ milestones: [milestone('2026-05-31', '2026-06-14')] }),
      ),
    ).toEqual({ ...nothing, resolve: 1 });
  });
  it('ends as superseded when the milestone is promised anew, and begins again when that day has passed too', () => {
    const live = alertOf(overdue, 'milestone-overdue');
    expect(settle([live], facts({ milestones: [milestone('2027-12-31')] }))).toEqual({
      ...nothing,
      supersede: 1,
    });
    expect(settle([live], facts({ milestones: [milestone('2026-06-10')] }))).toEqual({
      ...nothing,
      supersede: 1,
      raise: ['milestone-overdue'],
    });
  });
  it('passes from due soon to overdue by the calendar alone', () => {
    const project = facts({ milestones: [milestone('2026-06-20')] });
    const live = alertOf(project, 'milestone-due-soon');
    expect(settle([live], project, day('2026-06-20'))).toEqual(nothing);
    expect(settle([live], project, day('2026-06-21'))).toEqual({
      ...nothing,
      supersede: 1,
      raise: ['milestone-overdue'],
    });
  });
  it('follows its figures without beginning anew', () => {
    expect(
      settle(
        [alertOf(overspent, 'total-exceeded')],
        facts({ completedFen: 5_000_000_000_000n, entries: 2n }),
      ),
    ).toEqual({ ...nothing, refresh: 1 });
  });
  it('ends as resolved when an entry is reversed', () => {
    expect(
      settle([alertOf(overspent, 'total-exceeded')], facts({ completedFen: 1n, entries: 2n })),
    ).toEqual({ ...nothing, resolve: 1 });
  });
  it('does not end because a figure became unknown', () => {
    expect(
      settle([alertOf(overspent, 'total-exceeded')], { ...overspent, ceiling: planTotal(null) })
        .resolve,
    ).toBe(0);
    expect(
      settle([alertOf(overspent, 'total-exceeded')], { ...overspent, ceiling: planTotal(null) })
        .supersede,
    ).toBe(0);
  });
  it.each<[string, string | null, number]>([
    ['today', '2026-06-15', 0],
    ['yesterday', '2026-06-14', 1],
    ['never', null, 0],
  ])('an acknowledgement for %s reopens %#', (_, committedOn, reopen) => {
    const live = alertOf(overdue, 'milestone-overdue', {
      state: 'acknowledged',
      committedOn: committedOn as Day | null,
    });
    expect(settle([live], overdue)).toEqual({ ...nothing, reopen });
  });
  it('is not reopened when it is green by then', () => {
    const live = alertOf(overdue, 'milestone-overdue', {
      state: 'acknowledged',
      committedOn: day('2026-06-01'),
    });
    expect(settle([live], facts({ milestones: [milestone('2026-05-31', '2026-06-14')] }))).toEqual({
      ...nothing,
      resolve: 1,
    });
  });
  it.each<[string, string | null, number]>([
    ['tomorrow', '2026-06-16', 0],
    ['today', '2026-06-15', 1],
  ])('put off until %s is told again: %#', (_, until, reopen) => {
    const live = alertOf(overdue, 'milestone-overdue', {
      state: 'snoozed',
      snoozedUntil: until as Day | null,
    });
    expect(settle([live], overdue)).toEqual({ ...nothing, reopen });
  });
  it('ends as superseded when its rule is no longer in force', () => {
    const inForce = firstVersions.filter((one) => one.code !== 'milestone-overdue');
    expect(
      settleAlerts(
        [alertOf(overdue, 'milestone-overdue')],
        evaluateProject(overdue, inForce, today),
        inForce,
        dayOf(today),
      ).supersede,
    ).toHaveLength(1);
  });
});

const nearly = version('total-nearly-spent', { atPercents: [80, 90, 100] }, 'amber');
const spent = (percent: bigint) =>
  facts({ totalInvestmentFen: 1_000n, completedFen: percent * 10n, entries: 1n });
const settleNearly = (
  given: Partial<LiveAlert>,
  percent: bigint,
  inForce: RuleVersion[] = [nearly, version('total-exceeded', { percentOfTotal: 100 })],
) => {
  const [result] = evaluateProject(spent(80n), [nearly], today).results;
  if (!result) throw new Error('no result');
  const live: LiveAlert = {
    id: 'a1',
    rule: nearly.code,
    episodeKey: result.episodeKey,
    state: 'open',
    severity: 'amber',
    level: 1,
    committedOn: null,
    snoozedUntil: null,
    openSince: today,
    escalatedStep: 0,
    remindedStep: 0,
    inputs: result.inputs,
    ...given,
  };
  const settled = settleAlerts(
    [live],
    evaluateProject(spent(percent), inForce, today),
    inForce,
    dayOf(today),
  );
  return Object.entries(settled).flatMap(([what, list]) => (list.length > 0 ? [what] : []));
};

describe('an alert that gets worse', () => {
  it.each<[string, Partial<LiveAlert>, bigint, string[]]>([
    ['says nothing within the same share', {}, 85n, ['refresh']],
    ['is told at the next share', {}, 90n, ['worsen']],
    [
      'is told whoever acknowledged it',
      { state: 'acknowledged', committedOn: day('2026-12-31') },
      90n,
      ['worsen'],
    ],
    [
      'is told although it was put off',
      { state: 'snoozed', snoozedUntil: day('2026-12-31') },
      100n,
      ['worsen'],
    ],
    ['eases without a word', { level: 2 }, 85n, ['ease']],
    [
      'makes place for the one that is worse',
      { level: 3, severity: 'red' },
      101n,
      ['raise', 'supersede'],
    ],
    ['is resolved below the first share', {}, 79n, ['resolve']],
  ])('%s', (_, given, percent, expected) => expect(settleNearly(given, percent)).toEqual(expected));
});

const levels = [
  { afterWorkingDays: 3, role: 'manager', where: 'above' },
  { afterWorkingDays: 7, role: 'manager', where: 'top' },
] as const;

describe('the escalation policy', () => {
  const climbed = (
    severity: 'red' | 'amber',
    days: number,
    given: Partial<LiveAlert> = {},
    count?: SettlingDay['workingDaysSince'],
  ) => {
    const inForce = [version('milestone-overdue', {}, severity, { escalation: levels })];
    const live = alertOf(overdue, 'milestone-overdue', {
      severity,
      openSince: addDays(today, -days),
      ...given,
    });
    const { escalate, uncountable } = settleAlerts(
      [live],
      evaluateProject(overdue, inForce, today),
      inForce,
      dayOf(today, count),
    );
    return [escalate.map(({ step }) => step), uncountable.length];
  };
  it.each<[string, number, Partial<LiveAlert>, number[]]>([
    ['is not climbed before its day', 2, {}, []],
    ['is climbed on its day', 3, {}, [1]],
    ['is climbed once', 4, { escalatedStep: 1 }, []],
    ['is climbed further', 7, { escalatedStep: 1 }, [2]],
    ['is climbed step by step after days on which nobody looked', 30, {}, [1, 2]],
    ['ends', 30, { escalatedStep: 2 }, []],
    [
      'is not climbed by what somebody acknowledged',
      30,
      { state: 'acknowledged', committedOn: day('2026-12-31') },
      [],
    ],
    [
      'is not climbed by what was put off',
      30,
      { state: 'snoozed', snoozedUntil: day('2026-12-31') },
      [],
    ],
  ])('%s', (_, days, given, steps) => expect(climbed('amber', days, given)).toEqual([steps, 0]));
  it.each<[string, number, number[]]>([
    ['before the head was told', 14, []],
    ['at once after it', 15, []],
    ['three working days after it', 18, [1]],
    ['seven after it', 22, [1, 2]],
  ])('of what is red is counted from the head: %s', (_, days, steps) =>
    expect(climbed('red', days)).toEqual([steps, 0]),
  );
  it('cannot be climbed in days that cannot be counted, and says so', () =>
    expect(climbed('amber', 30, {}, () => null)).toEqual([[], 1]));
});

describe('an open red alert', () => {
  const reminded = (
    days: number,
    given: Partial<LiveAlert> = {},
    severity: 'red' | 'amber' = 'red',
  ) => {
    const inForce = [version('milestone-overdue', {}, severity)];
    const live = alertOf(overdue, 'milestone-overdue', {
      severity,
      openSince: addDays(today, -days),
      ...given,
    });
    return settleAlerts(
      [live],
      evaluateProject(overdue, inForce, today),
      inForce,
      dayOf(today),
    ).remind.map(({ step }) => step);
  };
  it.each<[string, number, Partial<LiveAlert>, number[]]>([
    ['is not reminded of before the third day', 2, {}, []],
    ['is on the third', 3, {}, [1]],
    ['once', 4, { remindedStep: 1 }, []],
    ['again on the seventh', 7, { remindedStep: 1 }, [2]],
    ['and on the fourteenth', 14, { remindedStep: 2 }, [3]],
    ['goes to the head after that', 15, { remindedStep: 3 }, [4]],
    ['is reminded of once after days on which nobody looked, and goes to the head', 40, {}, [3, 4]],
    ['says no more after that', 40, { remindedStep: 4 }, []],
    [
      'is not reminded of once somebody answered',
      40,
      { state: 'acknowledged', committedOn: day('2026-12-31') },
      [],
    ],
  ])('%s', (_, days, given, steps) => expect(reminded(days, given)).toEqual(steps));
  it('differs in that from an amber one', () => expect(reminded(40, {}, 'amber')).toEqual([]));
});

describe('a rule that throws', () => {
  const broken: AlertRule = {
    ...milestoneOverdue,
    evaluate: () => {
      throw new Error('no such thing');
    },
  };
  const rules = RULES.map((rule) => (rule.code === broken.code ? broken : rule));

  it('is listed, keeps no other from judging, and ends none of its alerts', () => {
    const project = { ...overspent, milestones: overdue.milestones };
    const evaluation = evaluateProject(project, firstVersions, today, rules);
    expect(evaluation.failures).toEqual([{ rule: 'milestone-overdue', reason: 'no such thing' }]);
    expect(
      evaluation.results.filter((result) => result.state === 'raised').map((result) => result.rule),
    ).toEqual(['total-exceeded']);
    expect(
      settleAlerts(
        [alertOf(overdue, 'milestone-overdue')],
        evaluation,
        firstVersions,
        dayOf(today),
      ),
    ).toMatchObject({ resolve: [], supersede: [] });
  });

  it('is also one that this program does not know, or whose parameters it cannot read', () => {
    const { failures } = evaluateProject(
      overspent,
      [version('from-the-future'), version('total-exceeded', { percentOfTotal: 'all' })],
      today,
    );
    expect(failures.map((failure) => failure.rule)).toEqual(['from-the-future', 'total-exceeded']);
  });
});
