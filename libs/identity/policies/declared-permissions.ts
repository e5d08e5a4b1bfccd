import { StartupError } from '#platform/program';
import type { Actor } from '../rules/actor.js';

/** The object for which a permission is checked, such as a project or a change request. */
export interface Subject {
  /** Id of the organisation that the object belongs to. */
  unitId?: string;
  /** Id of the person who submitted the object. */
  filedBy?: string;
  /** Ids of the people whom the object concerns and who may decide about it themselves. */
  parties?: readonly string[];
}

/** Decides whether an actor may do something to an object. */
export type Policy = (actor: Actor, subject?: Subject) => boolean;

/**
 * The permissions of each domain. Every domain extends this interface with its own permissions, in
 * the file where it calls {@link definePermissions}, so that the compiler accepts the names of
 * declared permissions only.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the domains fill it
export interface DeclaredPermissions {}

/** Name of a permission of any domain. */
export type Permission = {
  [Domain in keyof DeclaredPermissions]: keyof DeclaredPermissions[Domain];
}[keyof DeclaredPermissions];

declare module '#platform/http' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its members are those of Record
  interface RoutePermissions extends Record<Permission, true> {}
}

const declared = new Map<string, { policy: Policy; domain: string }>();

/**
 * Declares the permissions of a domain, each with the policy that decides it.
 * @throws StartupError when another domain has declared one of them.
 */
export function definePermissions<Permissions extends Readonly<Record<string, Policy>>>(
  domain: string,
  permissions: Permissions,
): Permissions {
  for (const [permission, policy] of Object.entries(permissions)) {
    const other = declared.get(permission);
    if (other)
      throw new StartupError(
        `The permission ${permission} is declared by ${other.domain} and by ${domain}.`,
      );
    declared.set(permission, { policy, domain });
  }
  return permissions;
}

/**
 * Returns the policy of a permission.
 * @throws Error when no domain that this process has loaded declares the permission.
 */
export function policyOf(permission: Permission): Policy {
  const found = declared.get(permission);
  if (!found) throw new Error(`no domain of this program declares the permission ${permission}`);
  return found.policy;
}

/** Lists the permissions of all domains that this process has loaded, by name. */
export const permissionNames = (): Permission[] => [...declared.keys()].sort() as Permission[];
