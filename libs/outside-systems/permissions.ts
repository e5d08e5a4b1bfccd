import { type Actor, administersSystem, definePermissions, readsProjects } from '#identity';

/** Who hands figures to other systems: managers, and auditors who look at what was handed over. */
const reportsOutside = (actor: Actor): boolean =>
  readsProjects(actor) && (actor.is('manager') || actor.is('auditor'));

/** Permissions of the domain `outside-systems`, with the policy of each. */
export const outsideSystemsPermissions = definePermissions('outside-systems', {
  'outside-system.describe': administersSystem,
  'outside-system.read': (actor) => administersSystem(actor) || reportsOutside(actor),
  'outside-system.report': reportsOutside,
});

declare module '#identity' {
  interface DeclaredPermissions {
    outsideSystems: typeof outsideSystemsPermissions;
  }
}
