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
      WHERE digest_id IS NULL AND dropped IS NULL AND (NOT $1 OR (urgent AND coalesce(urgent_at_once, true))) ORDER BY 1`, [urgentOnly]);
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
    WHERE news.person_id = $1 AND news.digest_id IS NULL AND news.dropped IS NULL AND (news.urgent OR NOT $2)
    ORDER BY (NOT project.flagship), project.column_number, project.item_number, project.id, alert.inputs ->> 'forecastOn', alert.id, news.created_at`,
  [personId, urgentOnly]);

/** Notes in which digest something was told, and whether that was a mail or went to channels alone. */
export async function noteTold(tx: Tx, ids: readonly string[], { digestId, mailId }: { digestId: string; mailId: string | null }): Promise<void> {
  await tx.query('UPDATE notifications SET digest_id = $2, mail_id = $3 WHERE id = ANY ($1::uuid[])', [ids, digestId, mailId]);
}

/** Notes why something will not be told. */
export async function noteDropped(tx: Tx, ids: readonly string[], why: 'stale' | 'no-address'): Promise<void> {
  if (ids.length > 0) await tx.query('UPDATE notifications SET dropped = $2 WHERE id = ANY ($1::uuid[])', [ids, why]);
}

/** Digests of which something is due although every alert that they tell of has ended. */
export async function digestsOver(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT news.digest_id AS id FROM notifications news JOIN alerts ON alerts.id = news.alert_id
      WHERE news.digest_id IN (SELECT id FROM mail_outbox WHERE state = 'pending' AND next_attempt_at <= $1 UNION SELECT digest_id FROM channel_messages WHERE state = 'pending' AND next_attempt_at <= $1)
      GROUP BY 1 HAVING bool_and(alerts.state IN ('resolved', 'superseded'))`, [now]);
  return rows.map((row) => row.id);
}

/** Notes what of digests that were taken back reached nobody, and now never will. */
export async function noteWithdrawn(tx: Tx, digestIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE notifications news SET dropped = 'stale' WHERE digest_id = ANY ($1::uuid[])
        AND NOT EXISTS (SELECT FROM mail_outbox mail WHERE mail.id = news.digest_id AND mail.state <> 'withdrawn')
        AND NOT EXISTS (SELECT FROM channel_messages message WHERE message.digest_id = news.digest_id AND message.state IN ('pending', 'sent'))`, [digestIds]);
}

/** Whom a digest reached by no mail and through no channel: none of its messages was taken or still waits. */
const REACHED_NOBODY = `news.mail_id IS NULL AND news.digest_id IS NOT NULL AND NOT EXISTS (SELECT FROM channel_messages message WHERE message.digest_id = news.digest_id AND message.state <> 'failed')`;

/** Things that people were to be told and that reached them in no way: nobody could write to them, or every channel refused. Conditions on `news`. */
export const UNREACHED = `(news.dropped = 'no-address' OR (${REACHED_NOBODY}))`;

/**
 * Puts back what reached nobody, for people who can be reached by now: by mail, or, if nothing was tried yet, through a channel.
 * What a channel refused is not tried there again; it waits for an address.
 */
export async function reviveUnreached(tx: Tx): Promise<void> {
  const unreached = await tx.query<{ id: string }[]>(`SELECT DISTINCT news.person_id AS id FROM notifications news JOIN alerts ON alerts.id = news.alert_id WHERE ${UNREACHED} AND state IN ('open', 'acknowledged', 'snoozed')`);
  if (unreached.length === 0) return;
  const active = await addressees(tx, unreached.map((row) => row.id));
  const byMail = active.filter(usableAddress).map((person) => person.id);
  await tx.query(`UPDATE notifications news SET dropped = NULL, digest_id = NULL WHERE ${UNREACHED} AND person_id = ANY ($1::uuid[])`, [byMail]);
  await tx.query(
    `UPDATE notifications SET dropped = NULL WHERE dropped = 'no-address' AND person_id = ANY ($1::uuid[]) AND EXISTS (SELECT FROM alert_channels own WHERE own.person_id = notifications.person_id AND own.ended_at IS NULL)`,
    [active.map((person) => person.id)]);
}
