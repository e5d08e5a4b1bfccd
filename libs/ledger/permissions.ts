import {
  approvesOrServes,
  auditsCity,
  auditsOrAdministers,
  definePermissions,
  everyone,
  worksFor,
} from '#identity';

/** Permissions of the domain `ledger`, with the policy of each. */
export const ledgerPermissions = definePermissions('ledger', {
  'ledger.post': worksFor,
  'ledger.reverse': worksFor,
  'ledger.approve': approvesOrServes,
  /** Applies to the whole ledger, because the result of a verification discloses no entry. */
  'ledger.verify': auditsOrAdministers,
  /**
   * A ledger checkpoint contains the sums of every project, so only auditors of the whole city may
   * read it.
   */
  'ledger-digest.read': auditsCity,
  /**
   * Making a ledger checkpoint before an audit; restricted to auditors of the whole city, because
   * only they use checkpoints.
   */
  'ledger-checkpoint.make': auditsCity,
  'ledger-contradiction.read': everyone,
  /**
   * Contradictions found in the ledger are closed by auditors, not by the administrators who
   * operate the ledger.
   */
  'ledger-contradiction.close': auditsCity,
  'audit.verify': (actor) => actor.is('audit-admin') || actor.is('auditor'),
});

declare module '#identity' {
  interface DeclaredPermissions {
    ledger: typeof ledgerPermissions;
  }
}
