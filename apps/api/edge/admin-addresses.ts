import { type Actor, isAdminRole } from '#identity';
import { isWithin, type Reach, reachOf, Refusal } from '#platform';

/** From where accounts that administer are taken, null for anywhere. */
export const adminRangesOf = (setting: string | undefined): Reach | null =>
  setting === undefined ? null : reachOf(setting);

/**
 * Refuses whoever holds an administering role, their own or lent, and asks from elsewhere than the ranges: with a session
 * and with a token, whatever they ask for. Judged with each request, so that a session that was begun inside is worth
 * nothing outside.
 * @throws Refusal ADDRESS_NOT_ALLOWED
 */
export function checkAdminAddress(ranges: Reach | null, actor: Actor, address: string): void {
  if (ranges === null || !actor.memberships.some(({ role }) => isAdminRole(role))) return;
  if (!isWithin(address, ranges)) throw new Refusal('ADDRESS_NOT_ALLOWED', { address });
}
