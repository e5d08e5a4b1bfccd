import type { Tx } from '#platform/database';
import { supervisionNotifications, type SupervisionNotification } from '#supervision';
import type { Day } from '#values';
import {
  notifiedOccasions,
  type WaitingOccasion,
  waitingOccasions,
} from '../store/supervision-notifications.js';

/**
 * Finds what each person has to be told of items of supervision and was not told yet.
 * @param ids only these items; without it, all
 * @returns notifications by person
 */
export async function pendingSupervisionNotifications(
  tx: Tx,
  on: Day,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, SupervisionNotification[]>> {
  const found = await supervisionNotifications(tx, { today: on, ...(ids ? { ids } : {}) });
  if (found.length === 0) return new Map();
  const told = new Set(
    (
      await notifiedOccasions(
        tx,
        found.map(({ id }) => id),
      )
    ).map(keyOf),
  );
  const byPerson = new Map<string, SupervisionNotification[]>();
  for (const one of found)
    for (const personId of one.personIds)
      if (!told.has(keyOf({ ...one, personId })))
        byPerson.set(personId, [...(byPerson.get(personId) ?? []), one]);
  return byPerson;
}

const keyOf = (one: { id: string; occasion: string; personId: string }): string =>
  `${one.id} ${one.occasion} ${one.personId}`;

/**
 * Looks once more, now that nobody else composes for the person, at what the person has to be told
 * of items.
 */
export async function itemsStillToTell(
  tx: Tx,
  personId: string,
  items: readonly SupervisionNotification[],
  on: Day,
): Promise<SupervisionNotification[]> {
  if (items.length === 0) return [];
  const pending = await pendingSupervisionNotifications(
    tx,
    on,
    items.map(({ id }) => id),
  );
  return pending.get(personId) ?? [];
}

/** An occasion in a digest that is not sent yet, with the reason why it must not be sent any more. */
export interface EvaluatedOccasion extends WaitingOccasion {
  why: 'stale' | 'not-theirs' | 'account-closed' | null;
}

/**
 * Evaluates what due digests tell of items: whether it still holds, and whether its reader may still be
 * told.
 */
export async function evaluateOccasions(
  tx: Tx,
  now: Date,
  { on, digestId }: { on: Day; digestId: string | null },
): Promise<EvaluatedOccasion[]> {
  const waiting = await waitingOccasions(tx, now, digestId);
  if (waiting.length === 0) return [];
  const found = await supervisionNotifications(tx, { today: on, ids: waiting.map(({ id }) => id) });
  const present = new Map(found.map((one) => [`${one.id} ${one.occasion}`, one]));
  return waiting.map((one) => {
    const now = present.get(`${one.id} ${one.occasion}`);
    if (!one.active) return { ...one, why: 'account-closed' };
    if (!now) return { ...one, why: 'stale' };
    return { ...one, why: now.personIds.includes(one.personId) ? null : 'not-theirs' };
  });
}
