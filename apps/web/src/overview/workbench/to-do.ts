import type { Alert } from '../../client/alerts.js';
import type { Project } from '../../client/projects.js';
import type { MonthlyReturn } from '../../client/returns.js';
import { addDays } from '../../ui/day/city-day.js';

/** Number of days ahead for which milestones are shown. */
export const MILESTONE_DAYS = 30;
/** Number of days ahead for which promises are counted. */
export const PROMISE_DAYS = 7;

/** What the user can do next with a return. */
export type NextStep = 'begin' | 'go-on' | 'mend' | 'look' | null;

type Filed = Pick<MonthlyReturn, 'state' | 'duty' | 'version'>;

/** The first version of a return is the empty one, before anything was typed. */
const isBegun = ({ version }: Filed): boolean => version > 1;

/** Returns what can be done next with a return; null when nothing is left to do. */
export function stepOf(item: Filed): NextStep {
  if (item.state === 'approved') return null;
  if (item.state === 'submitted') return 'look';
  if (item.state === 'returned') return 'mend';
  return isBegun(item) ? 'go-on' : 'begin';
}

const URGENCY: readonly NextStep[] = ['mend', 'go-on', 'begin', 'look', null];

/** Checks whether a return still has to be submitted. */
export const isToFile = (item: Filed): boolean =>
  ['mend', 'go-on', 'begin'].includes(stepOf(item) ?? '');

/**
 * Returns the returns that are asked for, or were begun all the same: first those that came back,
 * then what is not submitted, then the rest. Returns of the same kind keep their order.
 */
export const asked = <Item extends Filed>(items: readonly Item[]): Item[] =>
  items
    .filter((item) => item.duty !== 'not-asked' || isBegun(item))
    .toSorted((one, other) => URGENCY.indexOf(stepOf(one)) - URGENCY.indexOf(stepOf(other)));

type Timed = Pick<Project, 'overdueMilestones' | 'nextMilestoneOn'>;

/** Returns the projects with an overdue milestone, or one in the next days; overdue ones first. */
export function milestonesDue<Item extends Timed>(
  projects: readonly Item[],
  today: string,
): Item[] {
  const until = addDays(today, MILESTONE_DAYS);
  const isSoon = ({ nextMilestoneOn: on }: Timed): boolean => on !== null && on <= until;
  return projects
    .filter((project) => project.overdueMilestones > 0 || isSoon(project))
    .toSorted(
      (one, other) =>
        other.overdueMilestones - one.overdueMilestones ||
        (one.nextMilestoneOn ?? '9').localeCompare(other.nextMilestoneOn ?? '9'),
    );
}

/** Counts the acknowledged alerts that were promised to be settled in the next days, or before. */
export const promisesDue = (
  alerts: readonly Pick<Alert, 'committedOn'>[],
  today: string,
): number => {
  const until = addDays(today, PROMISE_DAYS);
  return alerts.filter(({ committedOn }) => committedOn !== null && committedOn <= until).length;
};
