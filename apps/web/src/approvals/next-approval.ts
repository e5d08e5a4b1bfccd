import type { Approval } from '../client/approvals.js';

/**
 * Returns the change request that follows the given one among those that wait for the user, newest
 * first; after the last one, the first one. Returns null when no other request waits. The given
 * request need not be in the list `waiting`, because it may have been decided meanwhile.
 */
export function nextAfter<One extends Pick<Approval, 'id' | 'createdAt'>>(
  { id, createdAt }: Pick<Approval, 'id' | 'createdAt'>,
  waiting: readonly One[],
): One | null {
  const others = waiting.filter((one) => one.id !== id);
  const follows = (one: One): boolean =>
    one.createdAt < createdAt || (one.createdAt === createdAt && one.id > id);
  return others.find(follows) ?? others[0] ?? null;
}
