import { addressees } from '#identity';
import type { Tx } from '#platform';
import type { Day } from '#values';
import type { AlertState } from '../rules/alert-moves.js';
import { usableAddress } from '../rules/usable-address.js';
import type { Inputs, Severity } from '../rules/verdict.js';

/** Something a person was to be told and has not been. */
export interface UntoldNews {
  id: string; alertId: string; unitId: string; occasion: string; rule: string; severity: Severity; state: AlertState; inputs: Inputs; committedOn: Day | null;
  projectId: string; projectName: string;
}

/** People who have to be told something, with `urgentOnly` something that cannot wait for the morning. */
export async function peopleToTell(tx: Tx, urgentOnly: boolean): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT person_id AS id FROM notifications LEFT JOIN alert_preferences USING (person_id)
      WHERE mail_id IS NULL AND dropped IS NULL AND (NOT $1 OR (urgent AND coalesce(urgent_at_once, true))) ORDER BY 1`, [urgentOnly]);
  return rows.map((row) => row.id);
}

/** Keeps two composers from writing to the same person at once; the second finds everything told. */
export async function takeTurn(tx: Tx, personId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('digest:' || $1, 0))`, [personId]);
}

/** What a person has not been told, projects in the order of the plan with flagships first. */
export const untoldNews = (tx: Tx, personId: string, urgentOnly: boolean): Promise<UntoldNews[]> => tx.query<UntoldNews[]>(
  `SELECT news.id, news.alert_id AS "alertId", news.unit_id AS "unitId", news.occasion, alert.rule, alert.severity, alert.state, alert.inputs, alert.committed_on AS "committedOn",
          project.id AS "projectId", project.name AS "projectName"
     FROM notifications news JOIN alerts alert ON alert.id = news.alert_id JOIN projects project ON project.id = alert.project_id
    WHERE news.person_id = $1 AND news.mail_id IS NULL AND news.dropped IS NULL AND (news.urgent OR NOT $2)
    ORDER BY (NOT project.flagship), project.column_number, project.item_number, project.id, alert.inputs ->> 'forecastOn', alert.id, news.created_at`,
  [personId, urgentOnly]);

/** Notes in which mail something was told. */
export async function noteTold(tx: Tx, ids: readonly string[], mailId: string): Promise<void> {
  await tx.query('UPDATE notifications SET mail_id = $2 WHERE id = ANY ($1::uuid[])', [ids, mailId]);
}

/** Notes why something will not be told. */
export async function noteDropped(tx: Tx, ids: readonly string[], why: 'stale' | 'no-address'): Promise<void> {
  if (ids.length > 0) await tx.query('UPDATE notifications SET dropped = $2 WHERE id = ANY ($1::uuid[])', [ids, why]);
}

/** Puts back what was not told for want of an address, to people who have one by now. */
export async function reviveDropped(tx: Tx): Promise<void> {
  const dropped = await tx.query<{ id: string }[]>(`SELECT DISTINCT person_id AS id FROM notifications JOIN alerts ON alerts.id = alert_id WHERE dropped = 'no-address' AND state IN ('open', 'acknowledged', 'snoozed')`);
  const reachable = (await addressees(tx, dropped.map((row) => row.id))).filter(usableAddress).map((person) => person.id);
  if (reachable.length > 0) await tx.query(`UPDATE notifications SET dropped = NULL WHERE dropped = 'no-address' AND person_id = ANY ($1::uuid[])`, [reachable]);
}
