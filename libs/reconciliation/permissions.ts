import { definePermissions, worksFor } from '#identity';

/** Permissions of the domain `reconciliation`, with the policy of each. */
export const reconciliationPermissions = definePermissions('reconciliation', {
  'reported-figure.record': worksFor,
  'external-id.set': worksFor,
});

declare module '#identity' {
  interface DeclaredPermissions {
    reconciliation: typeof reconciliationPermissions;
  }
}
