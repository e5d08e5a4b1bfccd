import { administersSystem, definePermissions } from '#identity';

/** Permissions of the domain `plan`, with the policy of each. */
export const planPermissions = definePermissions('plan', {
  'plan.register': administersSystem,
});

declare module '#identity' {
  interface DeclaredPermissions {
    plan: typeof planPermissions;
  }
}
