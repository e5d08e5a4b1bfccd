import { projectInScope } from '#projects';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { addDays, type Day } from '#values';
import { COMMITTED_DAYS_MAX, mayMove, SNOOZE_DAYS_MAX } from '../rules/alert-moves.js';
import { addEvents } from '../store/alert-events.js';
import { AlertRow } from '../store/alert-rows.js';

/**
 * A person's answer to an alert, with a comment: `acknowledged` with the day by which the cause
 * will be resolved, or `snoozed` until a day.
 */
export type Answer =
  | { kind: 'acknowledged'; committedOn: Day; note: string | null }
  | { kind: 'snoozed'; until: Day; note: string | null };

/**
 * Options of an answer. `version` is the version of the alert that the caller has read; if it is
 * given and has changed since, the answer is refused. `request` is given when a repeated request
 * must not write the answer twice.
 */
export interface AnswerOptions {
  version?: number;
  request?: RepeatableRequest | null;
}

const AUDIT_ACTION = { acknowledged: 'alert.acknowledge', snoozed: 'alert.snooze' } as const;

interface AnswerAlertsInput {
  ids: readonly string[];
  answer: Answer;
  options?: AnswerOptions | undefined;
}

/**
 * Gives several alerts the same answer: all of them, or none if one fails. An alert whose cause
 * still exists is reopened after the committed day, or on the last day of the snooze.
 * @throws Problem NOT_FOUND, FORBIDDEN, EDIT_STALE, ALERT_NOT_OPEN, COMMITTED_DAY_IN_PAST,
 * COMMITTED_DAY_TOO_FAR, SNOOZE_DAY_OUT_OF_RANGE, IDEMPOTENCY_KEY_REUSED; nothing is written then.
 */
export function answerAlerts(
  database: Database,
  clock: Clock,
  actor: Actor,
  { ids, answer, options: { version, request = null } = {} }: AnswerAlertsInput,
): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    await mayAnswer(tx, actor, ids, answer);
    await once(tx, request, async () => {
      await answerWithin(tx, clock, actor, { ids, answer, how: { version } });
      return ids.join(',');
    });
  });
}

interface AnswerWithinInput {
  ids: readonly string[];
  answer: Answer;
  how: { version?: number | undefined; by?: 'link' };
}

/**
 * Answers alerts within the caller's transaction. `by` says how the answer was given if it was not
 * given on the program's own pages, for example by a link in a mail.
 * @throws Problem as {@link answerAlerts}.
 */
export async function answerWithin(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { ids, answer, how: { version, by } }: AnswerWithinInput,
): Promise<void> {
  await mayAnswer(tx, actor, ids, answer);
  checkDay(answer, clock.today());
  // The rows are locked in the order of their ids, so that two concurrent answers to the same
  // alerts cannot deadlock.
  const alerts = await tx
    .createQueryBuilder(AlertRow, 'alert')
    .where(`alert.id = ANY (:ids) AND ${projectInScope('alert.project_id')}`, { ids: [...ids] })
    .orderBy('alert.id')
    .setLock('pessimistic_write')
    .getMany();
  // FOR UPDATE returns only rows that the scope may write, so if a row is missing, the actor is not
  // permitted to write it.
  if (alerts.length !== new Set(ids).size) throw new Problem('FORBIDDEN');
  for (const alert of alerts)
    await answerOne(tx, clock, actor, { alert, answer, how: { version, by } });
}

async function mayAnswer(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  answer: Answer,
): Promise<void> {
  const seen = await tx
    .createQueryBuilder(AlertRow, 'alert')
    .where(`alert.id = ANY (:ids) AND ${projectInScope('alert.project_id')}`, { ids: [...ids] })
    .getMany();
  if (seen.length !== new Set(ids).size) throw new Problem('NOT_FOUND');
  for (const alert of seen) allow(actor, AUDIT_ACTION[answer.kind], alert);
}

function checkDay(answer: Answer, today: Day): void {
  if (answer.kind === 'acknowledged' && answer.committedOn < today)
    throw refuseField('COMMITTED_DAY_IN_PAST', 'committedOn', { today }, `≥ ${today}`);
  const latest = addDays(today, COMMITTED_DAYS_MAX);
  if (answer.kind === 'acknowledged' && answer.committedOn > latest)
    throw refuseField('COMMITTED_DAY_TOO_FAR', 'committedOn', { last: latest }, `≤ ${latest}`);
  const [first, last] = [addDays(today, 1), addDays(today, SNOOZE_DAYS_MAX)];
  if (answer.kind === 'snoozed' && (answer.until < first || answer.until > last))
    throw refuseField('SNOOZE_DAY_OUT_OF_RANGE', 'until', { first, last }, `${first} – ${last}`);
}

interface AnswerOneInput {
  alert: AlertRow;
  answer: Answer;
  how: { version: number | undefined; by: 'link' | undefined };
}

async function answerOne(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { alert, answer, how: { version, by } }: AnswerOneInput,
): Promise<void> {
  if (version !== undefined && alert.version !== version) throw new Problem('EDIT_STALE');
  if (!mayMove(alert.state, answer.kind)) throw new Problem('ALERT_NOT_OPEN');
  const { kind, note } = answer;
  const said =
    kind === 'acknowledged'
      ? { committedOn: answer.committedOn, note }
      : { snoozedUntil: answer.until, note };
  const who =
    kind === 'acknowledged'
      ? { acknowledgedBy: actor.personId, acknowledgedAt: clock.now(), snoozedUntil: null }
      : {};
  await tx.update(
    AlertRow,
    { id: alert.id },
    { state: kind, ...who, ...said, version: alert.version + 1 },
  );
  await addEvents(
    tx,
    [{ alertId: alert.id, unitId: alert.unitId, event: kind, facts: said }],
    actor.personId,
    clock.today(),
  );
  await recordAuditEvent(tx, actor.scope, {
    action: AUDIT_ACTION[kind],
    subjectType: 'alert',
    subjectId: alert.id,
    unitId: alert.unitId,
    oldValue: {
      state: alert.state,
      ...(kind === 'acknowledged'
        ? { committedOn: alert.committedOn }
        : { snoozedUntil: alert.snoozedUntil }),
    },
    newValue: { state: kind, ...said, ...(by ? { by } : {}) },
  });
}
