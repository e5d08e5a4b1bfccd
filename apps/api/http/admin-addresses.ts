import { type Actor, isAdminRole } from '#identity';
import { isWithin, type AllowList, parseAllowList, Problem } from '#platform';

/**
 * Networks from which accounts with an administering role are accepted; null accepts them from
 * anywhere.
 */
export const adminRangesOf = (setting: string | undefined): AllowList | null =>
  setting === undefined ? null : parseAllowList(setting);

/**
 * Rejects a request from outside the configured networks if the caller holds an administering role,
 * of their own or as a delegate. Applies to sessions and to tokens. Checked with each request, so
 * that a session started inside cannot be used from outside.
 * @throws Problem ADDRESS_NOT_ALLOWED
 */
export function checkAdminAddress(ranges: AllowList | null, actor: Actor, address: string): void {
  if (ranges === null || !actor.memberships.some(({ role }) => isAdminRole(role))) return;
  if (!isWithin(address, ranges)) throw new Problem('ADDRESS_NOT_ALLOWED', { address });
}
