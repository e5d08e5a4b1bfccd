import type { ChangeRequest } from '../client/budget-change-requests.js';

/**
 * A change request, not decided yet, about one year of an editable table (year plans or funding).
 */
export interface OpenChangeRequest extends ChangeRequest {
  content: ChangeRequest['content'] & { year: number };
}

const isOfYear = (changeRequest: ChangeRequest): changeRequest is OpenChangeRequest =>
  typeof (changeRequest.content as { year?: unknown }).year === 'number';

/**
 * Returns the newest editable change request of each year. The given list must be sorted newest
 * first.
 */
export const editableByYear = (
  changeRequests: readonly ChangeRequest[],
): ReadonlyMap<number, OpenChangeRequest> =>
  newestByYear(changeRequests.filter(({ state }) => state === 'draft' || state === 'returned'));

/** Returns the newest change request of each year that waits for a decision. */
export const waitingByYear = (
  changeRequests: readonly ChangeRequest[],
): ReadonlyMap<number, OpenChangeRequest> =>
  newestByYear(changeRequests.filter(({ state }) => state === 'submitted'));

/**
 * Returns the change request that the row of a year shows: the pending one, which is read-only, or
 * else the editable one.
 */
export const shownChangeRequest = (
  {
    editable,
    waiting,
  }: {
    editable: ReadonlyMap<number, OpenChangeRequest>;
    waiting: ReadonlyMap<number, OpenChangeRequest>;
  },
  year: number,
): OpenChangeRequest | undefined => waiting.get(year) ?? editable.get(year);

function newestByYear(
  changeRequests: readonly ChangeRequest[],
): ReadonlyMap<number, OpenChangeRequest> {
  const found = new Map<number, OpenChangeRequest>();
  for (const changeRequest of changeRequests)
    if (isOfYear(changeRequest) && !found.has(changeRequest.content.year))
      found.set(changeRequest.content.year, changeRequest);
  return found;
}
