import { projectOrder, PROJECTS_SQL } from '#projects';
import type { Tx } from '#platform/database';
import { MAILS_SQL } from '#platform/mail';
import { addressees, PEOPLE_SQL } from '#identity';
import type { Day } from '#values';
import type { AlertState } from '../rules/alert-moves.js';
import { usableAddress } from '../rules/usable-address.js';
import type { Inputs, Severity } from '../rules/evaluation-result.js';
import type { NotSentReason } from '../rules/what-to-tell.js';

/** A notification that is in no digest yet, with the present state of its alert. */
export interface QueuedNotification {
  id: string;
  alertId: string;
  unitId: string;
  occasion: string;
  rule: string;
  severity: Severity;
  state: AlertState;
  inputs: Inputs;
  committedOn: Day | null;
  acknowledgedBy: string | null;
  escalatedStep: number;
  remindedStep: number;
  projectId: string;
  projectName: string;
}

/**
 * Lists the ids of people with pending notifications. With `urgentOnly`, only people are listed who
 * have an urgent notification and want urgent ones at once.
 */
export async function peopleToTell(tx: Tx, urgentOnly: boolean): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT person_id AS id FROM notifications LEFT JOIN alert_preferences USING (person_id)
      WHERE digest_id IS NULL AND dropped IS NULL
        AND (NOT $1 OR (urgent AND coalesce(urgent_at_once, true))) ORDER BY 1`,
    [urgentOnly],
  );
  return rows.map((row) => row.id);
}

/**
 * Locks the composing of digests for a person until commit, so that two processes never compose
 * digests for the same person at the same time.
 */
export async function takeTurn(tx: Tx, personId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('digest:' || $1, 0))`, [personId]);
}

/**
 * Lists the pending notifications of a person, in the order of the projects in the published plan,
 * flagship projects first.
 */
export const queuedNotifications = (
  tx: Tx,
  personId: string,
  urgentOnly: boolean,
): Promise<QueuedNotification[]> =>
  tx.query<QueuedNotification[]>(
    `SELECT notification.id, notification.alert_id AS "alertId", project.unit_id AS "unitId", notification.occasion,
      alert.rule, alert.severity, alert.state, alert.inputs, alert.committed_on AS "committedOn",
          alert.acknowledged_by AS "acknowledgedBy", alert.escalated_step AS "escalatedStep",
            alert.reminded_step AS "remindedStep",
          project.id AS "projectId", project.name AS "projectName"
     FROM notifications notification JOIN alerts alert ON alert.id = notification.alert_id
     JOIN ${PROJECTS_SQL} project ON project.id = alert.project_id
    WHERE notification.person_id = $1 AND notification.digest_id IS NULL AND notification.dropped IS NULL AND (notification.urgent OR NOT $2)
    ORDER BY ${projectOrder('project')},
      alert.inputs ->> 'forecastOn', alert.id, notification.created_at`,
    [personId, urgentOnly],
  );

/**
 * Stores in which digest notifications were included. `mailId` is null when the digest goes only to
 * channels (webhooks and chat robots).
 */
export async function markSent(
  tx: Tx,
  ids: readonly string[],
  { digestId, mailId, on }: { digestId: string; mailId: string | null; on: Day },
): Promise<void> {
  await tx.query(
    'UPDATE notifications SET digest_id = $2, mail_id = $3, told_on = $4 WHERE id = ANY ($1::uuid[])',
    [ids, digestId, mailId, on],
  );
}

/** Counts the digests composed for a person on a day. */
export async function digestsOn(tx: Tx, personId: string, on: Day): Promise<number> {
  const [row] = await tx.query<{ digests: number }[]>(
    `SELECT count(*)::int AS digests FROM (
       SELECT digest_id FROM notifications WHERE person_id = $1 AND told_on = $2
       UNION SELECT digest_id FROM change_request_notifications
         WHERE person_id = $1 AND told_on = $2) digest`,
    [personId, on],
  );
  return row?.digests ?? 0;
}

/**
 * Reason why a notification was dropped: one of the reasons of `whyNotSent`; or `no-address`, if
 * the person has neither a usable mail address nor a channel; or `account-closed`, if the person's
 * account is not active.
 */
export type Dropped = NotSentReason | 'no-address' | 'account-closed';

/**
 * Marks notifications as dropped for a reason. If the reason may pass (the reader may not read the
 * project any more, or the account is closed), the notifications are also removed from their
 * digest, so that they can become pending again.
 */
export async function noteDropped(tx: Tx, ids: readonly string[], why: Dropped): Promise<void> {
  if (ids.length === 0) return;
  const untied =
    why === 'not-theirs' || why === 'account-closed' ? ', digest_id = NULL, mail_id = NULL' : '';
  await tx.query(
    `UPDATE notifications SET dropped = $2, told_on = NULL${untied} WHERE id = ANY ($1::uuid[])`,
    [ids, why],
  );
}

/** Makes notifications of a withdrawn digest pending again, so that they go into another digest. */
export async function tellAgain(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx.query(
      'UPDATE notifications SET digest_id = NULL, mail_id = NULL, told_on = NULL WHERE id = ANY ($1::uuid[])',
      [ids],
    );
}

/**
 * A notification in a digest that is not sent yet, with the present state of its alert. The row
 * also says whether the reader's account is active.
 */
export interface WaitingNotification {
  id: string;
  digestId: string;
  personId: string;
  active: boolean;
  occasion: string;
  rule: string;
  unitId: string;
  state: AlertState;
  acknowledgedBy: string | null;
  escalatedStep: number;
  remindedStep: number;
}

const WAITS = `state = 'pending' AND next_attempt_at <= $1`;

/**
 * Lists the notifications in digests with a due mail or channel message; with `digestId`, only
 * those in that digest.
 */
export const waitingNotifications = (
  tx: Tx,
  now: Date,
  digestId: string | null,
): Promise<WaitingNotification[]> =>
  tx.query<WaitingNotification[]>(
    `SELECT notification.id, notification.digest_id AS "digestId", notification.person_id AS "personId", person.active, notification.occasion,
          alert.rule, project.unit_id AS "unitId", alert.state,
            alert.acknowledged_by AS "acknowledgedBy", alert.escalated_step AS "escalatedStep",
            alert.reminded_step AS "remindedStep"
     FROM notifications notification JOIN alerts alert ON alert.id = notification.alert_id
     JOIN ${PROJECTS_SQL} project ON project.id = alert.project_id
     JOIN ${PEOPLE_SQL} person ON person.id = notification.person_id
    WHERE notification.digest_id IN (SELECT id FROM ${MAILS_SQL} mail_outbox WHERE ${WAITS} UNION SELECT digest_id
      FROM channel_messages WHERE ${WAITS})
      AND ($2::uuid IS NULL OR notification.digest_id = $2)
    ORDER BY notification.digest_id, notification.id`,
    [now, digestId],
  );

/**
 * Lists the ids of due mails of any kind that are addressed to a closed account; with `mailId`,
 * only that mail.
 */
export async function mailsToClosedAccounts(
  tx: Tx,
  now: Date,
  mailId: string | null,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT mail.id FROM ${MAILS_SQL} mail
      JOIN ${PEOPLE_SQL} person ON person.id::text = mail.person_id AND NOT person.active
      WHERE ${WAITS} AND ($2::uuid IS NULL OR mail.id = $2)`,
    [now, mailId],
  );
  return rows.map((row) => row.id);
}

/**
 * Lists those of the given digests that reached nobody: their mail was withdrawn or never existed,
 * and none of their channel messages was sent or is pending.
 */
export async function reachedNobody(tx: Tx, digestIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM unnest($1::uuid[]) AS digest (id)
      WHERE NOT EXISTS (SELECT FROM ${MAILS_SQL} mail WHERE mail.id = digest.id AND mail.state <> 'withdrawn')
        AND NOT EXISTS (SELECT FROM channel_messages message
          WHERE message.digest_id = digest.id AND message.state IN ('pending', 'sent'))`,
    [digestIds],
  );
  return rows.map((row) => row.id);
}

/**
 * SQL condition on a notification, aliased `notification`: its digest was not sent as a mail, and all its
 * channel messages failed.
 */
const REACHED_NOBODY = `notification.mail_id IS NULL AND notification.digest_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM channel_messages message
    WHERE message.digest_id = notification.digest_id AND message.state <> 'failed')`;

/**
 * SQL condition on a notification, aliased `notification`: it did not reach its reader, because there was
 * no usable address or channel, or all channel messages failed.
 */
export const UNREACHED = `(notification.dropped = 'no-address' OR (${REACHED_NOBODY}))`;

/**
 * Makes undelivered notifications pending again for people who can be reached now: by mail, or
 * through a channel if no delivery was attempted yet. Messages that a channel has refused are not
 * sent to channels again.
 */
export async function reviveUnreached(tx: Tx): Promise<void> {
  const unreached = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT notification.person_id AS id FROM notifications notification
      JOIN alerts ON alerts.id = notification.alert_id
      WHERE ${UNREACHED} AND state IN ('open', 'acknowledged', 'snoozed')`,
  );
  if (unreached.length === 0) return;
  const active = await addressees(
    tx,
    unreached.map((row) => row.id),
  );
  const byMail = active.filter(usableAddress).map((person) => person.id);
  await tx.query(
    `UPDATE notifications notification SET dropped = NULL, digest_id = NULL
      WHERE ${UNREACHED} AND person_id = ANY ($1::uuid[])`,
    [byMail],
  );
  await tx.query(
    `UPDATE notifications SET dropped = NULL
      WHERE dropped = 'no-address' AND person_id = ANY ($1::uuid[])
        AND EXISTS (SELECT FROM alert_channels own
          WHERE own.person_id = notifications.person_id AND own.ended_at IS NULL)`,
    [active.map((person) => person.id)],
  );
}
