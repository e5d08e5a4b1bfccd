import { administersSystem, definePermissions } from '#identity';

/**
 * Permissions of the domain `plan`. Each permission is mapped to the policy that decides which
 * users have it.
 */
export const planPermissions = definePermissions('plan', {
  'plan.register': administersSystem,
});

declare module '#identity' {
  interface DeclaredPermissions {
    plan: typeof planPermissions;
  }
}
