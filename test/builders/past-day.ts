import { evaluateProjects } from '#alerts';
import { changeMilestone, createMilestone, type MilestoneChange } from '#milestones';
import { FixedClock } from '#platform/clock';
import { type Day, day } from '#values';
import type { TestDatabase } from '../harness/database.js';
import { asSuperuser } from '../harness/server.js';
import { anActor } from './actors.js';
import { flagship } from './projects.js';

/**
 * Test data of the rule "due soon" as known on {@link PAST_DAY}, worked out by hand. The rule then
 * warned 30 days before the due day, so for due days until 9 April. The last two columns say what
 * becomes of the alert if the rule is tried with 15 or with 400 days. Milestone 庚 was moved to 1
 * August on the evening of that day.
 *
 *   | milestone | due day | state then | alert then | 15 days (25 March) | 400 days (14 April 2027) |
 *   |---|---|---|---|---|---|
 *   | 甲 | 15 March | unmet | yes | stays | stays |
 *   | 乙 | 1 April | unmet | yes | clears | stays |
 *   | 丙 | 9 April | unmet | yes | clears | stays |
 *   | 丁 | 10 April | unmet | no, one day too late | no | raised |
 *   | 戊 | 1 June | unmet | no | no | raised |
 *   | 己 | 12 March | met the day before | no | no | no |
 *   | 庚 | 20 March | unmet | yes | clears | clears, raised for 1 August |
 *   | 辛 | 18 March | recorded only the day after | no | no | no |
 */
export const PAST_DAY = day('2026-03-10');

/**
 * Expected result of a trial evaluation of the rule "due soon" on {@link PAST_DAY}, by the number
 * of days before the due day.
 */
export const PAST_COUNTS = {
  15: { standing: 4, wouldRaise: 0, wouldClear: 3, wouldStay: 1 },
  400: { standing: 4, wouldRaise: 3, wouldClear: 1, wouldStay: 3 },
} as const;

const PROMISED: readonly (readonly [name: string, on: Day, known: string])[] = [
  ['甲', day('2026-03-15'), '2026-03-02T02:00:00Z'],
  ['乙', day('2026-04-01'), '2026-03-02T02:00:00Z'],
  ['丙', day('2026-04-09'), '2026-03-02T02:00:00Z'],
  ['丁', day('2026-04-10'), '2026-03-02T02:00:00Z'],
  ['戊', day('2026-06-01'), '2026-03-02T02:00:00Z'],
  ['己', day('2026-03-12'), '2026-03-02T02:00:00Z'],
  ['庚', day('2026-03-20'), '2026-03-02T02:00:00Z'],
];

/**
 * Inserts the data of {@link PAST_DAY} into a database whose own records begin later: the
 * milestones, with the instants at which they became known, and the alerts that were open at the
 * end of that day.
 */
export async function aPastDay(test: TestDatabase): Promise<void> {
  const [project, officer, then] = [
    await flagship(test.database, 1),
    anActor('officer'),
    new FixedClock('2026-03-10T02:00:00Z'),
  ];
  const promise = async (name: string, on: Day, known: string): Promise<string> => {
    const { id } = await createMilestone(test.database, officer, {
      projectId: project,
      wanted: { name: `${name}（示例）`, baselineOn: on },
      request: null,
    });
    await knownSince(test, id, 1, known);
    return id;
  };
  const change = async (id: string, wanted: MilestoneChange, known: string): Promise<void> => {
    await changeMilestone(test.database, then, officer, { id, versionRead: 1, change: wanted });
    await knownSince(test, id, 2, known);
  };
  const ids = new Map<string, string>();
  for (const [name, on, known] of PROMISED) ids.set(name, await promise(name, on, known));
  await change(ids.get('己') ?? '', { actualOn: day('2026-03-09') }, '2026-03-09T08:00:00Z');
  await evaluateProjects(test.database, then, [project]);
  await change(
    ids.get('庚') ?? '',
    { forecastOn: day('2026-08-01'), explanation: '征地延后' },
    '2026-03-10T12:00:00Z',
  );
  await promise('辛', day('2026-03-18'), '2026-03-11T02:00:00Z');
}

const knownSince = (
  test: TestDatabase,
  id: string,
  version: number,
  at: string,
): Promise<unknown> =>
  asSuperuser(test.name, (client) =>
    client.query(
      'UPDATE milestone_changes SET changed_at = $3 WHERE milestone_id = $1 AND version = $2',
      [id, version, at],
    ),
  );
