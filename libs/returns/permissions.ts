import { definePermissions, worksFor, worksSomewhere } from '#identity';

/** Permissions of the domain `returns`, with the policy of each. */
export const returnsPermissions = definePermissions('returns', {
  /** Checked for every organisation that occurs in the imported file. */
  'ledger.import': worksFor,
  'ledger-import.upload': worksSomewhere,
});

declare module '#identity' {
  interface DeclaredPermissions {
    returns: typeof returnsPermissions;
  }
}
