import type { Approval } from '../client/approvals.js';

/**
 * Returns which of the change requests that wait for the user follows another one, in the order of
 * the list (newest first); after the last one, the first. Null when no other waits. The other one
 * may have been decided meanwhile, and is then no longer among them.
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
