import { definePermissions, worksFor, worksSomewhere } from '#identity';

/**
 * Permissions of the domain `returns`. Each permission is mapped to the policy that decides which
 * users have it.
 */
export const returnsPermissions = definePermissions('returns', {
  /** Checked for every organisation that occurs in the imported file. */
  'ledger.import': worksFor,
  'ledger-import.upload': worksSomewhere,
  /** Saving, submitting and correcting the monthly return of a project. */
  'return.file': worksFor,
});

declare module '#identity' {
  interface DeclaredPermissions {
    returns: typeof returnsPermissions;
  }
}
