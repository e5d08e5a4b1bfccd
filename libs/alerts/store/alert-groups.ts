import { PROJECTS_SQL } from '#projects';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { EscalationDue } from '../rules/escalation-due.js';

/** Number of alerts that one rule has raised for the projects of one organisation. */
export interface AlertGroup {
  rule: string;
  unitId: string;
  alerts: number;
}

/** Counts the alerts that have not ended, by rule and organisation. */
export const alertGroups = (tx: Tx): Promise<AlertGroup[]> =>
  tx.query<AlertGroup[]>(
    `SELECT rule, project.unit_id AS "unitId", count(*)::int AS alerts
     FROM alerts JOIN ${PROJECTS_SQL} project ON project.id = alerts.project_id
      WHERE state IN ('open', 'acknowledged', 'snoozed') GROUP BY 1, 2 ORDER BY 1, 2`,
  );

/**
 * Counts the open alerts for which an escalation level is due, by rule, organisation and level.
 * Alerts for which that level was already carried out are included.
 */
export const dueForEscalation = (
  tx: Tx,
  levels: readonly EscalationDue[],
): Promise<(AlertGroup & { step: number })[]> =>
  tx.query<(AlertGroup & { step: number })[]>(
    `SELECT alert.rule, project.unit_id AS "unitId", due.step, count(*)::int AS alerts
     FROM alerts alert JOIN ${PROJECTS_SQL} project ON project.id = alert.project_id
     JOIN jsonb_to_recordset($1::jsonb) AS due (rule text, step integer, since date, "sinceRed" date)
       ON due.rule = alert.rule
         AND alert.open_since <= CASE alert.severity WHEN 'red' THEN due."sinceRed"
           ELSE due.since END
    WHERE alert.state = 'open' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [JSON.stringify(levels)],
  );

/**
 * Counts, by organisation, the red alerts that have been open since the day `since` or longer. The
 * heads of the organisations must be notified of these alerts.
 */
export const dueForHead = (tx: Tx, since: Day): Promise<AlertGroup[]> =>
  tx.query<AlertGroup[]>(
    `SELECT '' AS rule, project.unit_id AS "unitId", count(*)::int AS alerts
     FROM alerts JOIN ${PROJECTS_SQL} project ON project.id = alerts.project_id
      WHERE state = 'open' AND severity = 'red' AND open_since <= $1 GROUP BY 2 ORDER BY 2`,
    [since],
  );
