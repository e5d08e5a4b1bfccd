import { describe, expect, it } from '@jest/globals';
import { type Day, day } from '#values';
import { facts, firstVersions, milestone, version } from './examples.js';
import { judgeProject, RULES } from './judge-project.js';
import { type LiveAlert, settleAlerts } from './settle-alerts.js';
import type { AlertRule, ProjectFacts } from './verdict.js';

const today = day('2026-06-15');
const judged = (project: ProjectFacts, on = today) => judgeProject(project, firstVersions, on);

const alertOf = (project: ProjectFacts, rule: string, given: Partial<LiveAlert> = {}, on = today): LiveAlert => {
  const verdict = judged(project, on).verdicts.find((one) => one.rule === rule && one.state === 'raised');
  if (!verdict) throw new Error(`${rule} is not raised by this example`);
  return { id: 'a1', rule, episodeKey: verdict.episodeKey, state: 'open', committedOn: null, inputs: verdict.inputs, ...given };
};
const settle = (live: LiveAlert[], project: ProjectFacts, on = today) => {
  const { raise, resolve, supersede, reopen, refresh } = settleAlerts(live, judged(project, on), firstVersions, on);
  return { raise: raise.map((verdict) => verdict.rule), resolve: resolve.length, supersede: supersede.length, reopen: reopen.length, refresh: refresh.length };
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
    expect(settle([alertOf(overdue, 'milestone-overdue')], facts({ milestones: [milestone('2026-05-31', '2026-06-14')] }))).toEqual({ ...nothing, resolve: 1 });
  });
  it('ends as superseded when the milestone is promised anew, and begins again when that day has passed too', () => {
    const live = alertOf(overdue, 'milestone-overdue');
    expect(settle([live], facts({ milestones: [milestone('2027-12-31')] }))).toEqual({ ...nothing, supersede: 1 });
    expect(settle([live], facts({ milestones: [milestone('2026-06-10')] }))).toEqual({ ...nothing, supersede: 1, raise: ['milestone-overdue'] });
  });
  it('passes from due soon to overdue by the calendar alone', () => {
    const project = facts({ milestones: [milestone('2026-06-20')] });
    const live = alertOf(project, 'milestone-due-soon');
    expect(settle([live], project, day('2026-06-20'))).toEqual(nothing);
    expect(settle([live], project, day('2026-06-21'))).toEqual({ ...nothing, supersede: 1, raise: ['milestone-overdue'] });
  });
  it('follows its figures without beginning anew', () => {
    expect(settle([alertOf(overspent, 'total-exceeded')], facts({ completedFen: 5_000_000_000_000n, entries: 2n }))).toEqual({ ...nothing, refresh: 1 });
  });
  it('ends as resolved when an entry is reversed', () => {
    expect(settle([alertOf(overspent, 'total-exceeded')], facts({ completedFen: 1n, entries: 2n }))).toEqual({ ...nothing, resolve: 1 });
  });
  it('does not end because a figure became unknown', () => {
    expect(settle([alertOf(overspent, 'total-exceeded')], { ...overspent, totalInvestmentFen: null }).resolve).toBe(0);
    expect(settle([alertOf(overspent, 'total-exceeded')], { ...overspent, totalInvestmentFen: null }).supersede).toBe(0);
  });
  it.each<[string, string | null, number]>([['today', '2026-06-15', 0], ['yesterday', '2026-06-14', 1], ['never', null, 0]])('an acknowledgement for %s reopens %#', (_, committedOn, reopen) => {
    const live = alertOf(overdue, 'milestone-overdue', { state: 'acknowledged', committedOn: committedOn as Day | null });
    expect(settle([live], overdue)).toEqual({ ...nothing, reopen });
  });
  it('is not reopened when it is green by then', () => {
    const live = alertOf(overdue, 'milestone-overdue', { state: 'acknowledged', committedOn: day('2026-06-01') });
    expect(settle([live], facts({ milestones: [milestone('2026-05-31', '2026-06-14')] }))).toEqual({ ...nothing, resolve: 1 });
  });
  it('ends as superseded when its rule is no longer in force', () => {
    const inForce = firstVersions.filter((one) => one.code !== 'milestone-overdue');
    expect(settleAlerts([alertOf(overdue, 'milestone-overdue')], judgeProject(overdue, inForce, today), inForce, today).supersede).toHaveLength(1);
  });
});

describe('a rule that throws', () => {
  const broken: AlertRule = { code: 'milestone-overdue', judge: () => { throw new Error('no such thing'); } };
  const rules = RULES.map((rule) => (rule.code === broken.code ? broken : rule));

  it('is listed, keeps no other from judging, and ends none of its alerts', () => {
    const project = { ...overspent, milestones: overdue.milestones };
    const judgement = judgeProject(project, firstVersions, today, rules);
    expect(judgement.failures).toEqual([{ rule: 'milestone-overdue', reason: 'no such thing' }]);
    expect(judgement.verdicts.filter((verdict) => verdict.state === 'raised').map((verdict) => verdict.rule)).toEqual(['total-exceeded']);
    expect(settleAlerts([alertOf(overdue, 'milestone-overdue')], judgement, firstVersions, today)).toMatchObject({ resolve: [], supersede: [] });
  });

  it('is also one that this program does not know, or whose parameters it cannot read', () => {
    const { failures } = judgeProject(overspent, [version('from-the-future'), version('total-exceeded', { percentOfTotal: 'all' })], today);
    expect(failures.map((failure) => failure.rule)).toEqual(['from-the-future', 'total-exceeded']);
  });
});
