import type { RequestNews } from '#approvals';
import type { Tx } from '#platform/database';
import type { ReturnNews } from '#returns';
import type { SupervisionNews } from '#supervision';
import type { Day } from '#values';
import { markRequestsTold } from '../store/request-notifications.js';
import { markReturnsTold } from '../store/return-notifications.js';
import { markItemsTold } from '../store/supervision-notifications.js';
import type { RequestItem } from '../texts/request-section.js';
import { requestsStillToTell, untoldNews } from './request-news.js';
import { returnsStillToTell, untoldReturns } from './return-news.js';
import { itemsStillToTell, untoldItems } from './supervision-news.js';

/** What there is to tell beside alerts, by person. */
export interface UntoldNews {
  requests: ReadonlyMap<string, readonly RequestNews[]>;
  supervision: ReadonlyMap<string, readonly SupervisionNews[]>;
  returns: ReadonlyMap<string, readonly ReturnNews[]>;
}

/** Nothing to tell beside alerts. */
export const NO_NEWS: UntoldNews = {
  requests: new Map(),
  supervision: new Map(),
  returns: new Map(),
};

/** Finds what people have to be told of change requests, supervision and returns, and were not. */
export const untoldOthers = async (tx: Tx, on: Day): Promise<UntoldNews> => ({
  requests: await untoldNews(tx, on),
  supervision: await untoldItems(tx, on),
  returns: await untoldReturns(tx, on),
});

/** Lists the people who have to be told something beside alerts. */
export const peopleOfNews = ({ requests, supervision, returns }: UntoldNews): string[] => [
  ...requests.keys(),
  ...supervision.keys(),
  ...returns.keys(),
];

/** What one person is told beside alerts. */
export interface OtherNews {
  requests: readonly RequestItem[];
  supervision: readonly SupervisionNews[];
  returns: readonly ReturnNews[];
}

/** Looks once more, now that nobody else composes for the person, at what there is to tell. */
export const othersStillToTell = async (
  tx: Tx,
  personId: string,
  { requests, supervision, returns }: UntoldNews,
  on: Day,
): Promise<OtherNews> => ({
  requests: await requestsStillToTell(tx, personId, requests.get(personId) ?? [], on),
  supervision: await itemsStillToTell(tx, personId, supervision.get(personId) ?? [], on),
  returns: await returnsStillToTell(tx, personId, returns.get(personId) ?? [], on),
});

/** Stores in which digest a person was told what. */
export async function markOthersTold(
  tx: Tx,
  { requests, supervision, returns }: OtherNews,
  to: { personId: string; digestId: string; mailId: string | null; on: Day },
): Promise<void> {
  await markRequestsTold(tx, requests, to);
  await markItemsTold(tx, supervision, to);
  await markReturnsTold(tx, returns, to);
}
