/**
 * Name of the database role with which the running program runs its queries. The role owns no
 * tables and cannot change rows of the ledger or the audit log.
 */
export const APP_ROLE = 'tracker_app';

/**
 * Name of the database role that verifies the ledger. The role may only read. Logins that may
 * assume it (SET ROLE) do not inherit its privileges.
 */
export const VERIFIER_ROLE = 'tracker_verifier';
