import type { ChangeRequest } from '../../../client/budget-change-requests.js';

/** A change request for a year that is not decided yet. */
export interface OpenChangeRequest extends ChangeRequest {
  content: ChangeRequest['content'] & { year: number };
}

const isOfYear = (changeRequest: ChangeRequest): changeRequest is OpenChangeRequest =>
  typeof (changeRequest.content as { year?: unknown }).year === 'number';

/** The newest editable change request of each year; the given list has the newest first. */
export const editableByYear = (
  changeRequests: readonly ChangeRequest[],
): ReadonlyMap<number, OpenChangeRequest> =>
  newestByYear(changeRequests.filter(({ state }) => state === 'draft' || state === 'returned'));

/** The newest pending change request of each year. */
export const waitingByYear = (
  changeRequests: readonly ChangeRequest[],
): ReadonlyMap<number, OpenChangeRequest> =>
  newestByYear(changeRequests.filter(({ state }) => state === 'submitted'));

/**
 * The change request that a year's row shows: the pending one, which is read-only, else the
 * editable one.
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
