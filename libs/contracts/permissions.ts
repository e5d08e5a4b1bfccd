import { definePermissions, worksFor } from '#identity';

/** Permissions of the domain `contracts`, with the policy of each. */
export const contractsPermissions = definePermissions('contracts', {
  'contract.file': worksFor,
  'contract.tie-payments': worksFor,
});

declare module '#identity' {
  interface DeclaredPermissions {
    contracts: typeof contractsPermissions;
  }
}
