import type { Tx } from '#platform/database';
import { returnNotifications, type ReturnNotification } from '#returns';
import type { Day } from '#values';
import {
  type ReturnReminder,
  notifiedReminders,
  type WaitingReminder,
  waitingReminders,
} from '../store/return-notifications.js';

const keyOf = ({
  organisationId,
  month,
  occasion,
  personId,
}: ReturnReminder & { personId: string }): string =>
  `${organisationId} ${month} ${occasion} ${personId}`;

/**
 * Finds what each person has to be told of missing returns and was not told yet.
 * @returns notifications by person
 */
export async function pendingReturnNotifications(
  tx: Tx,
  on: Day,
): Promise<ReadonlyMap<string, ReturnNotification[]>> {
  const found = await returnNotifications(tx, on);
  if (found.length === 0) return new Map();
  const months = [...new Set(found.map(({ month }) => month))];
  const told = new Set((await notifiedReminders(tx, months)).map(keyOf));
  const byPerson = new Map<string, ReturnNotification[]>();
  for (const one of found)
    if (!told.has(keyOf(one)))
      byPerson.set(one.personId, [...(byPerson.get(one.personId) ?? []), one]);
  return byPerson;
}

/**
 * Looks once more, now that nobody else composes for the person, at what the person has to be told
 * of missing returns.
 */
export async function returnsStillToTell(
  tx: Tx,
  personId: string,
  returns: readonly ReturnNotification[],
  on: Day,
): Promise<ReturnNotification[]> {
  if (returns.length === 0) return [];
  return (await pendingReturnNotifications(tx, on)).get(personId) ?? [];
}

/** A reminder in a digest that is not sent yet, with the reason why it must not be sent any more. */
export interface EvaluatedReminder extends WaitingReminder {
  why: 'stale' | 'account-closed' | null;
}

/**
 * Evaluates what due digests tell of missing returns: whether the person still has to submit some. A
 * reminder of an earlier day is stale, because the day has one of its own.
 */
export async function evaluateReminders(
  tx: Tx,
  now: Date,
  { on, digestId }: { on: Day; digestId: string | null },
): Promise<EvaluatedReminder[]> {
  const waiting = await waitingReminders(tx, now, digestId);
  if (waiting.length === 0) return [];
  const present = new Set((await returnNotifications(tx, on)).map(keyOf));
  return waiting.map((one) => ({
    ...one,
    why: !one.active ? 'account-closed' : present.has(keyOf(one)) ? null : 'stale',
  }));
}
