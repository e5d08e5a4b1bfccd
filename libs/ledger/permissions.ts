import { auditsCity, auditsOrAdministers, definePermissions, everyone, worksFor } from '#identity';

/**
 * Permissions of the domain `ledger`. Each permission is mapped to the policy that decides which
 * users have it.
 */
export const ledgerPermissions = definePermissions('ledger', {
  'ledger.post': worksFor,
  'ledger.reverse': worksFor,
  /**
   * Verifying covers the whole ledger, not only the caller's organisation. This is safe because the
   * result of a verification discloses no entry.
   */
  'ledger.verify': auditsOrAdministers,
  /**
   * A ledger checkpoint contains the sums of every project, so only auditors of the whole city may
   * read it.
   */
  'ledger-digest.read': auditsCity,
  /**
   * Permission to make a ledger checkpoint at any time, for example before an audit. Only auditors
   * of the whole city have it, because only they use checkpoints.
   */
  'ledger-checkpoint.make': auditsCity,
  'ledger-contradiction.read': everyone,
  /**
   * The closure of a contradiction is asked for by auditors or the audit administrator, not by the
   * administrators who operate the ledger. An administrator who did not file it decides.
   */
  'ledger-contradiction.close': (actor) => auditsCity(actor) || actor.is('audit-admin'),
  'audit.verify': (actor) => actor.is('audit-admin') || actor.is('auditor'),
});

declare module '#identity' {
  interface DeclaredPermissions {
    ledger: typeof ledgerPermissions;
  }
}
