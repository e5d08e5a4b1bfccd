import { PROJECTS_SQL, PROJECT_CHANGES_SQL } from '#projects';
import { PEOPLE_SQL } from '#identity';
import { LEDGER_CONTRADICTIONS_SQL, LEDGER_ENTRIES_SQL, LEDGER_VERIFICATIONS_SQL } from '#ledger';
import { CALENDAR_YEARS_SQL } from '#platform/calendar';
import type { Tx } from '#platform/database';
import { lastTimesSince, noteLastTime } from '#platform/last-times';
import { MAILS_SQL } from '#platform/mail';
import type { Day } from '#values';
import { UNREACHED } from './queued-notifications.js';

/** Kinds of alarms: problems of the program or its data that an administrator must fix. */
export const ALARM_KINDS = [
  'rule-without-recipient',
  'escalation-without-recipient',
  'organisation-without-head',
  'person-without-address',
  'mail-refused',
  'channel-refused',
  'mail-server-takes-nothing',
  'calendar-year-unknown',
  'rule-failed',
  'verification-missing',
  'evaluation-late',
  'ledger-contradiction',
  'audit-log-contradiction',
  'disk-full',
  'backup-late',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/**
 * A problem found by the self-check: its kind, and its subject (such as a rule or an organisation).
 * `facts` are the values that its explanation mentions.
 */
export interface Finding {
  kind: AlarmKind;
  subject: string;
  facts: Record<string, string | number | null>;
}

/** An alarm about a problem. The alarm is open until the problem is gone, then cleared. */
export interface SystemAlarm extends Finding {
  id: string;
  raisedAt: Date;
  clearedAt: Date | null;
  toldAt: Date | null;
}

/** Day and instant of a self-check. */
export interface CheckTime {
  today: Day;
  now: Date;
}

const rows = (tx: Tx, kind: AlarmKind, sql: string, values: unknown[] = []): Promise<Finding[]> =>
  tx
    .query<Omit<Finding, 'kind'>[]>(sql, values)
    .then((found) => found.map((one) => ({ kind, ...one })));

const DAY_MS = 24 * 60 * 60 * 1_000;
const LIVE = `state IN ('open', 'acknowledged', 'snoozed')`;

/**
 * Queries of the self-check, one per kind of alarm. Each returns all present problems of its kind,
 * so an alarm whose problem is missing from the result can be cleared.
 */
const CHECKS: readonly ((tx: Tx, time: CheckTime) => Promise<Finding[]>)[] = [
  (tx) =>
    rows(
      tx,
      'person-without-address',
      `SELECT notification.person_id::text AS subject,
        jsonb_build_object('personId', notification.person_id, 'alerts', count(*)) AS facts
       FROM notifications notification JOIN alerts ON alerts.id = notification.alert_id
       JOIN ${PEOPLE_SQL} person ON person.id = notification.person_id AND person.active
      WHERE ${UNREACHED} AND ${LIVE} GROUP BY notification.person_id`,
    ),
  // Failed mails to closed accounts are not reported, because an administrator has nothing to fix
  // there.
  (tx, { now }) =>
    rows(
      tx,
      'mail-refused',
      `SELECT mail.id::text AS subject,
        jsonb_build_object('mailId', mail.id, 'personId', mail.person_id, 'subject', mail.subject,
          'reason', left(last_error, 200)) AS facts
       FROM ${MAILS_SQL} mail WHERE state = 'failed' AND next_attempt_at > $1::timestamptz - interval '7 days'
        AND NOT EXISTS (SELECT FROM ${PEOPLE_SQL} person WHERE person.id::text = mail.person_id AND NOT person.active)`,
      [now],
    ),
  (tx, { now }) =>
    rows(
      tx,
      'channel-refused',
      `SELECT channel_id::text AS subject,
        jsonb_build_object('channelId', channel_id, 'channelName', max(channel_name), 'personId',
          person_id, 'messages', count(*), 'reason', left(max(last_error), 200)) AS facts
       FROM channel_messages message JOIN ${PEOPLE_SQL} person ON person.id = message.person_id AND person.active
      WHERE state = 'failed' AND next_attempt_at > $1::timestamptz - interval '7 days' GROUP BY channel_id, person_id`,
      [now],
    ),
  (tx, { now }) =>
    rows(
      tx,
      'mail-server-takes-nothing',
      `SELECT 'mail-server' AS subject,
        jsonb_build_object('pending', count(*), 'since', min(composed_at), 'reason',
          left(max(last_error), 200)) AS facts FROM ${MAILS_SQL} mail_outbox
      WHERE state = 'pending' AND attempts > 0 AND composed_at <= $1::timestamptz - interval '1 hour'
        AND NOT EXISTS (SELECT FROM ${MAILS_SQL} taken
          WHERE taken.sent_at > $1::timestamptz - interval '1 hour') HAVING count(*) > 0`,
      [now],
    ),
  // The holidays of a year are announced in the autumn before, so a missing year is reported from
  // 31 days before it begins.
  (tx, { today }) =>
    rows(
      tx,
      'calendar-year-unknown',
      `SELECT wanted.year::text AS subject, jsonb_build_object('year', wanted.year) AS facts
       FROM (SELECT extract(year FROM $1::date)::int AS year UNION
         SELECT extract(year FROM $1::date + 31)::int) wanted
         WHERE NOT EXISTS (SELECT FROM ${CALENDAR_YEARS_SQL} known WHERE known.year = wanted.year)`,
      [today],
    ),
  async (tx, { now }) =>
    (await lastTimesSince(tx, 'rule-failed', new Date(now.getTime() - DAY_MS))).map((one) => ({
      kind: 'rule-failed' as const,
      ...one,
    })),
  (tx, { now }) =>
    rows(
      tx,
      'verification-missing',
      `SELECT 'ledger' AS subject,
        jsonb_build_object('since', (SELECT max(finished_at) FROM ${LEDGER_VERIFICATIONS_SQL} ledger_verifications)) AS facts
      WHERE EXISTS (SELECT FROM ${LEDGER_ENTRIES_SQL} ledger_entries WHERE recorded_at < $1::timestamptz - interval '7 days')
        AND NOT EXISTS (SELECT FROM ${LEDGER_VERIFICATIONS_SQL} ledger_verifications WHERE finished_at > $1::timestamptz - interval '7 days')`,
      [now],
    ),
  (tx) =>
    rows(
      tx,
      'ledger-contradiction',
      `SELECT id::text AS subject,
        jsonb_build_object('kind', kind, 'projectId', project_id, 'projectName',
          (SELECT name FROM ${PROJECTS_SQL} projects WHERE projects.id = project_id), 'what', what) AS facts
          FROM ${LEDGER_CONTRADICTIONS_SQL} ledger_contradictions WHERE closed_at IS NULL AND kind <> 'audit-log'`,
    ),
  (tx) =>
    rows(
      tx,
      'audit-log-contradiction',
      `SELECT id::text AS subject, jsonb_build_object('what', what) AS facts
         FROM ${LEDGER_CONTRADICTIONS_SQL} ledger_contradictions WHERE closed_at IS NULL AND kind = 'audit-log'`,
    ),
  (tx) =>
    rows(
      tx,
      'evaluation-late',
      `SELECT 'touches' AS subject, jsonb_build_object('touches', count(*)) AS facts
        FROM ${PROJECT_CHANGES_SQL} project_changes WHERE changed_at < clock_timestamp() - interval '10 minutes'
        HAVING count(*) > 0`,
    ),
];

/** Runs all queries of the self-check and returns the problems found. */
export async function findWrongs(tx: Tx, time: CheckTime): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const check of CHECKS) found.push(...(await check(tx, time)));
  return found;
}

/**
 * SQL columns of an alarm. Names of people are read from table `people`, so that no name is stored
 * in an alarm.
 */
const ALARM = `id, kind, subject,
  facts || coalesce((SELECT jsonb_build_object('personName', person.name, 'personEmail',
    person.email) FROM ${PEOPLE_SQL} person WHERE person.id::text = facts ->> 'personId'), '{}') AS facts,
  raised_at AS "raisedAt", cleared_at AS "clearedAt", told_at AS "toldAt"`;

/**
 * Updates the alarms to match the problems found: raises new alarms and clears those whose problem
 * is gone.
 */
export async function reconcileAlarms(
  tx: Tx,
  found: readonly Finding[],
  { now }: CheckTime,
): Promise<{ raised: number; cleared: number }> {
  const fresh = JSON.stringify(found);
  const [cleared] = await tx.query<[object[], number]>(
    `UPDATE system_alarms standing SET cleared_at = $2 WHERE cleared_at IS NULL
        AND NOT EXISTS (SELECT FROM jsonb_to_recordset($1::jsonb) AS found (kind text, subject text)
          WHERE (found.kind, found.subject) = (standing.kind, standing.subject)) RETURNING 1`,
    [fresh, now],
  );
  const raised = await tx.query<{ fresh: boolean }[]>(
    `INSERT INTO system_alarms (kind, subject, facts, raised_at, seen_at)
      SELECT kind, subject, facts, $2, $2
      FROM jsonb_to_recordset($1::jsonb) AS found (kind text, subject text, facts jsonb)
     ON CONFLICT (kind, subject) WHERE cleared_at IS NULL
     DO UPDATE SET seen_at = EXCLUDED.seen_at, facts = EXCLUDED.facts RETURNING xmax = 0 AS fresh`,
    [fresh, now],
  );
  await tx.query(
    'INSERT INTO self_checks (checked_at, standing) VALUES ($1, $2) ON CONFLICT (only_one) DO UPDATE SET checked_at = EXCLUDED.checked_at, standing = EXCLUDED.standing',
    [now, found.length],
  );
  return { raised: raised.filter((one) => one.fresh).length, cleared: cleared.length };
}

/**
 * Lists the open alarms that no administrator was notified of, and locks their rows until commit.
 */
export const pendingAlarms = (tx: Tx): Promise<SystemAlarm[]> =>
  tx.query<SystemAlarm[]>(
    `SELECT ${ALARM} FROM system_alarms WHERE cleared_at IS NULL AND told_at IS NULL ORDER BY raised_at, id FOR UPDATE`,
  );

/** Stores that the administrators were notified of these alarms. */
export async function markAlarmsSent(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.query('UPDATE system_alarms SET told_at = $2 WHERE id = ANY ($1::uuid[])', [ids, now]);
}

/** Lists alarms, newest first. If `standing` is true, lists only open alarms. */
export const listAlarms = (
  tx: Tx,
  { standing }: { standing: boolean },
  { limit, after }: { limit: number; after?: readonly [string, string] | undefined },
): Promise<SystemAlarm[]> =>
  tx.query<SystemAlarm[]>(
    `SELECT ${ALARM} FROM system_alarms
      WHERE (NOT $1 OR cleared_at IS NULL)
        AND ($2::timestamptz IS NULL OR raised_at < $2 OR (raised_at = $2 AND id > $3))
        ORDER BY raised_at DESC, id LIMIT $4`,
    [standing, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

/**
 * Reads the time of the last self-check and the number of problems it found; null before the first
 * self-check.
 */
export async function lastSelfCheck(tx: Tx): Promise<{ checkedAt: Date; standing: number } | null> {
  const [row] = await tx.query<{ checkedAt: Date; standing: number }[]>(
    'SELECT checked_at AS "checkedAt", standing FROM self_checks',
  );
  return row ?? null;
}

/**
 * Stores that an alert rule threw an error. The alarm about it stays open until the rule has thrown
 * no error for a day.
 */
export async function noteFailure(tx: Tx, rule: string, facts: object): Promise<void> {
  await noteLastTime(tx, 'rule-failed', rule, facts);
}
