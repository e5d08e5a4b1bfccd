import { requestNotifications, type RequestNotification } from '#approvals';
import type { Tx } from '#platform/database';
import { type Day, startOfDay } from '#values';
import {
  projectsOfRequests,
  notifiedSteps,
  type WaitingStep,
  waitingSteps,
} from '../store/request-notifications.js';
import type { RequestItem } from '../texts/request-section.js';

/** Number of days for which a decision is found. */
const RECENT_DAYS = 14;
const DAY_MS = 86_400_000;

const since = (on: Day): Date => new Date(startOfDay(on).getTime() - RECENT_DAYS * DAY_MS);

/**
 * Finds what each person has to be told of change requests and was not told yet.
 * @param ids only these requests; without it, all
 * @returns notifications by person
 */
export async function pendingRequestNotifications(
  tx: Tx,
  on: Day,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, RequestNotification[]>> {
  const found = await requestNotifications(tx, {
    today: on,
    since: since(on),
    ...(ids ? { ids } : {}),
  });
  if (found.length === 0) return new Map();
  const told = new Set(
    (
      await notifiedSteps(
        tx,
        found.map(({ id }) => id),
      )
    ).map(keyOf),
  );
  const byPerson = new Map<string, RequestNotification[]>();
  for (const one of found)
    for (const personId of one.personIds)
      if (!told.has(keyOf({ ...one, personId })))
        byPerson.set(personId, [...(byPerson.get(personId) ?? []), one]);
  return byPerson;
}

const keyOf = ({ id, step, personId }: { id: string; step: number; personId: string }): string =>
  `${id} ${step} ${personId}`;

/** Adds to notifications what a mail says of the projects that they are about. */
async function requestItems(tx: Tx, found: readonly RequestNotification[]): Promise<RequestItem[]> {
  if (found.length === 0) return [];
  const projects = new Map(
    (
      await projectsOfRequests(
        tx,
        found.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  return found.map((one) => ({
    ...one,
    projects: projects.get(one.id)?.projects ?? 0,
    projectName: projects.get(one.id)?.name ?? null,
  }));
}

/**
 * Looks once more, now that nobody else composes for the person, at what the person has to be told
 * of change requests.
 */
export async function requestsStillToTell(
  tx: Tx,
  personId: string,
  requests: readonly RequestNotification[],
  on: Day,
): Promise<RequestItem[]> {
  if (requests.length === 0) return [];
  const pending = await pendingRequestNotifications(
    tx,
    on,
    requests.map(({ id }) => id),
  );
  return requestItems(tx, pending.get(personId) ?? []);
}

/** A step in a digest that is not sent yet, with the reason why it must not be sent any more. */
export interface EvaluatedStep extends WaitingStep {
  why: 'stale' | 'not-theirs' | 'account-closed' | null;
}

/**
 * Evaluates what due digests tell of change requests: whether it still holds, and whether its reader
 * may still be told.
 */
export async function evaluateSteps(
  tx: Tx,
  now: Date,
  { on, digestId }: { on: Day; digestId: string | null },
): Promise<EvaluatedStep[]> {
  const steps = await waitingSteps(tx, now, digestId);
  if (steps.length === 0) return [];
  const found = await requestNotifications(tx, {
    today: on,
    since: new Date(0),
    ids: steps.map(({ id }) => id),
  });
  const present = new Map(found.map((one) => [one.id, one]));
  return steps.map((step) => {
    const now = present.get(step.id);
    if (!step.active) return { ...step, why: 'account-closed' };
    if (now?.step !== step.step) return { ...step, why: 'stale' };
    return { ...step, why: now.personIds.includes(step.personId) ? null : 'not-theirs' };
  });
}
