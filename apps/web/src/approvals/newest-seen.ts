import type { Approval } from '../client/approvals.js';

/**
 * Returns the newest instant at which a request of the list was decided that the user has not seen;
 * null when the list shows no such request, or not all of the newly approved ones yet.
 * @param approved number of the user's requests that were approved since the user last looked
 */
export function newestSeen(
  items: readonly Pick<Approval, 'unseen' | 'state' | 'decidedAt'>[],
  approved: number,
): string | null {
  const unseenItems = items.filter(({ unseen }) => unseen);
  if (unseenItems.filter(({ state }) => state === 'approved').length < approved) return null;
  return unseenItems.reduce<string | null>(
    (newest, { decidedAt }) =>
      decidedAt !== null && (newest === null || decidedAt > newest) ? decidedAt : newest,
    null,
  );
}
