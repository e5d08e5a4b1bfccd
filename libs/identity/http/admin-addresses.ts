import type { Actor } from '../rules/actor.js';
import { isAdminRole } from '../rules/role.js';
import { type AllowList, isWithin, parseAllowList } from '#platform/network';
import { Problem } from '#platform/problem';

/**
 * Parses the setting with the networks from which administrators may connect. Returns null when the
 * setting is missing, which means that they may connect from anywhere.
 */
export const adminRangesOf = (setting: string | undefined): AllowList | null =>
  setting === undefined ? null : parseAllowList(setting);

/**
 * Rejects the request when the caller has an administrator role (a role of their own or one that
 * was delegated to them) and the network address of the client is outside the permitted networks.
 * Checked with every request, so that a session that began inside these networks cannot be used
 * from outside.
 * @throws Problem ADDRESS_NOT_ALLOWED
 */
export function checkAdminAddress(ranges: AllowList | null, actor: Actor, address: string): void {
  if (ranges === null || !actor.memberships.some(({ role }) => isAdminRole(role))) return;
  if (!isWithin(address, ranges)) throw new Problem('ADDRESS_NOT_ALLOWED', { address });
}
