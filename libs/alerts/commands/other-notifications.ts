import type { RequestNotification } from '#approvals';
import type { Tx } from '#platform/database';
import type { ReturnNotification } from '#returns';
import type { SupervisionNotification } from '#supervision';
import type { Day } from '#values';
import { markRequestsNotified } from '../store/request-notifications.js';
import { markReturnsNotified } from '../store/return-notifications.js';
import { markItemsNotified } from '../store/supervision-notifications.js';
import type { RequestItem } from '../texts/request-section.js';
import { requestsStillToTell, pendingRequestNotifications } from './request-notifications.js';
import { returnsStillToTell, pendingReturnNotifications } from './return-notifications.js';
import { itemsStillToTell, pendingSupervisionNotifications } from './supervision-notifications.js';

/** What there is to tell beside alerts, by person. */
export interface PendingNotifications {
  requests: ReadonlyMap<string, readonly RequestNotification[]>;
  supervision: ReadonlyMap<string, readonly SupervisionNotification[]>;
  returns: ReadonlyMap<string, readonly ReturnNotification[]>;
}

/** Nothing to tell beside alerts. */
export const NOTHING_PENDING: PendingNotifications = {
  requests: new Map(),
  supervision: new Map(),
  returns: new Map(),
};

/** Finds what people have to be told of change requests, supervision and returns, and were not. */
export const pendingNotifications = async (tx: Tx, on: Day): Promise<PendingNotifications> => ({
  requests: await pendingRequestNotifications(tx, on),
  supervision: await pendingSupervisionNotifications(tx, on),
  returns: await pendingReturnNotifications(tx, on),
});

/** Lists the people who have to be told something beside alerts. */
export const recipientsOf = ({
  requests,
  supervision,
  returns,
}: PendingNotifications): string[] => [
  ...requests.keys(),
  ...supervision.keys(),
  ...returns.keys(),
];

/** What one person is told beside alerts. */
export interface OtherNotifications {
  requests: readonly RequestItem[];
  supervision: readonly SupervisionNotification[];
  returns: readonly ReturnNotification[];
}

/** Looks once more, now that nobody else composes for the person, at what there is to tell. */
export const othersStillToTell = async (
  tx: Tx,
  personId: string,
  { requests, supervision, returns }: PendingNotifications,
  on: Day,
): Promise<OtherNotifications> => ({
  requests: await requestsStillToTell(tx, personId, requests.get(personId) ?? [], on),
  supervision: await itemsStillToTell(tx, personId, supervision.get(personId) ?? [], on),
  returns: await returnsStillToTell(tx, personId, returns.get(personId) ?? [], on),
});

/** Stores in which digest a person was told what. */
export async function markOthersNotified(
  tx: Tx,
  { requests, supervision, returns }: OtherNotifications,
  to: { personId: string; digestId: string; mailId: string | null; on: Day },
): Promise<void> {
  await markRequestsNotified(tx, requests, to);
  await markItemsNotified(tx, supervision, to);
  await markReturnsNotified(tx, returns, to);
}
