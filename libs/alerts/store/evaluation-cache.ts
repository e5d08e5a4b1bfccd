import { BUDGET_FACTS } from '#budget';
import { MILESTONE_FACTS, MILESTONES_STAMP_SQL } from '#milestones';
import { PROJECT_FACTS, PROJECTS_STAMP_SQL, PROJECT_CHANGES_SQL } from '#projects';
import { PLANS_STAMP_SQL } from '#plan';
import { LEDGER_STAMP_SQL } from '#ledger';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { ALERT_FACTS } from './explanations.js';
import type { EscalationDue } from '../rules/escalation-due.js';
import type { Light } from '../rules/lights.js';
import type { ReminderDue } from '../rules/reminders.js';

/**
 * A project's last evaluation, with the fingerprints of the data that the evaluation used.
 * `standsUntil` is the first day on which the same data may give another result; null means never.
 */
export interface CachedEvaluation extends Stamps {
  projectId: string;
  unitId: string;
  standsUntil: Day | null;
  lights: readonly Light[];
}

/**
 * Tables with data of projects to which rows are only added, as their owners list them, each with
 * the column that holds the day of the row.
 */
const GROWING = [...BUDGET_FACTS, ...PROJECT_FACTS, ...MILESTONE_FACTS, ...ALERT_FACTS];

/**
 * Returns the SQL of one fingerprint per project, from those that the owners of the data export. It
 * changes whenever any data changes that the rules read for a day. It is computed from the data themselves, so that a change without a
 * change event is found too. Values are hashed without formatting them, which halves the time.
 */
const stampOf = (grown: string): string =>
  `hash_record_extended(ROW(project.stamp, plans.stamp, ledger.stamp, milestones.stamp, ${grown}::bigint), 0)::text`;
const FROM_PROJECTS = `
    FROM ${PROJECTS_STAMP_SQL} project
   CROSS JOIN ${PLANS_STAMP_SQL} plans
    LEFT JOIN ${LEDGER_STAMP_SQL} ledger ON ledger.project_id = project.id
    LEFT JOIN ${MILESTONES_STAMP_SQL} milestones ON milestones.project_id = project.id`;

/**
 * SQL of the fingerprints of all projects; each table is read once. The rows of the tables in
 * `GROWING` are counted together, because joining each table would take longer to plan than to
 * execute.
 */
const ALL_STAMPS = `
  SELECT project.id AS project_id, ${stampOf('coalesce(grown.facts, 0)')} AS stamp
    ${FROM_PROJECTS}
    LEFT JOIN (SELECT project_id, count(*) AS facts
      FROM (${GROWING.map(
        ([table, day]) => `SELECT project_id FROM ${table}
        WHERE ${day} <= $1::date`,
      ).join(' UNION ALL ')}) fact GROUP BY 1) grown
          ON grown.project_id = project.id`;

/**
 * SQL of the fingerprints of some projects. It reads the tables by their indexes, which is faster
 * than reading whole tables.
 */
const SOME_STAMPS = `
  SELECT project.id, ${stampOf(
    GROWING.map(
      ([table, day]) => `(SELECT count(*) FROM ${table}
    WHERE project_id = project.id AND ${day} <= $1::date)`,
    ).join(' + '),
  )} AS stamp,
      coalesce(held.gaps, '') AS gaps
    ${FROM_PROJECTS}
    LEFT JOIN evaluation_cache held ON held.project_id = project.id
   WHERE project.id = ANY ($2::uuid[])`;

/**
 * Fingerprints of a project: `stamp` of the data that the rules read; `gaps` of the stored
 * evaluation gaps (rules that could not be evaluated).
 */
export interface Stamps {
  stamp: string;
  gaps: string;
}

/**
 * A fingerprint that no data can have. Storing it makes the next scan (daily evaluation) evaluate
 * the project again.
 */
export const NO_STAMP = '';

/**
 * Reads, for each of some projects, a fingerprint of all data that the alert rules use on a day. A
 * project is evaluated again when its fingerprint changes. Call this before reading the data: if
 * data change in between, the older fingerprint only causes one more evaluation.
 */
export async function stampsOn(
  tx: Tx,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, Stamps>> {
  const rows = await tx.query<(Stamps & { id: string })[]>(SOME_STAMPS, [today, ids]);
  return new Map(rows.map(({ id, ...stamps }) => [id, stamps]));
}

/**
 * Stores, for each evaluated project, its lights, the fingerprints, the ruleset version and the day
 * until which the result is valid.
 */
export async function saveEvaluations(
  tx: Tx,
  evaluated: readonly CachedEvaluation[],
  edition: string,
  today: Day,
): Promise<void> {
  if (evaluated.length === 0) return;
  const rows = evaluated.map(({ projectId, stamp, gaps, standsUntil, lights }) => ({
    project_id: projectId,
    stamp,
    gaps,
    stands_until: standsUntil,
    lights,
  }));
  await tx.query(
    `INSERT INTO evaluation_cache (project_id, judged_on, edition, stamp, gaps, stands_until,
       lights)
     SELECT project_id, $2::date, $3, stamp, gaps, stands_until, lights
     FROM jsonb_to_recordset($1::jsonb)
       AS fresh (project_id uuid, stamp text, gaps text, stands_until date, lights jsonb)
     ON CONFLICT (project_id)
     DO UPDATE SET judged_on = EXCLUDED.judged_on, edition = EXCLUDED.edition,
       stamp = EXCLUDED.stamp, gaps = EXCLUDED.gaps, stands_until = EXCLUDED.stands_until,
       lights = EXCLUDED.lights`,
    [JSON.stringify(rows), today, edition],
  );
}

/**
 * Parameters of the search for projects that must be evaluated: the day, the ruleset version
 * (`edition`), and the escalation levels and reminders that may be due.
 */
export interface ScanQuestion {
  today: Day;
  edition: string;
  escalations: readonly EscalationDue[];
  reminders: readonly ReminderDue[];
}

/**
 * Lists the ids of all projects whose evaluation may give another result, or whose alerts change by
 * date, in one SQL statement. Reasons: changed data, changed rules, a day on which the result may
 * change, a missed commitment, the end of a snooze, a due reminder or escalation level.
 */
export async function projectsToEvaluate(
  tx: Tx,
  { today, edition, escalations, reminders }: ScanQuestion,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT fresh.project_id AS id FROM (${ALL_STAMPS}) fresh
      LEFT JOIN evaluation_cache held ON held.project_id = fresh.project_id
      WHERE held.project_id IS NULL OR held.edition <> $2 OR held.stamp <> fresh.stamp
        OR held.judged_on > $1::date OR held.stands_until <= $1::date
     UNION SELECT project_id FROM ${PROJECT_CHANGES_SQL} project_changes
     UNION SELECT project_id FROM alerts
     WHERE (state = 'acknowledged' AND committed_on < $1::date)
       OR (state = 'snoozed' AND snoozed_until <= $1::date)
     UNION SELECT alert.project_id FROM alerts alert
     JOIN jsonb_to_recordset($3::jsonb)
       AS due (rule text, step integer, since date, "sinceRed" date)
                                                ON due.rule = alert.rule
                                                  AND alert.open_since <= CASE alert.severity
                                                    WHEN 'red' THEN due."sinceRed"
                                                    ELSE due.since END
            WHERE alert.state = 'open' AND alert.escalated_step < due.step
     UNION SELECT alert.project_id FROM alerts alert
     JOIN jsonb_to_recordset($4::jsonb) AS due (step integer, since date)
       ON alert.open_since <= due.since
            WHERE alert.state = 'open' AND alert.severity = 'red' AND alert.reminded_step < due.step
     ORDER BY 1`,
    [today, edition, JSON.stringify(escalations), JSON.stringify(reminders)],
  );
  return rows.map((row) => row.id);
}
