/**
 * The role of all queries of the running program. It owns nothing and cannot rewrite the ledger or
 * the audit log.
 */
export const APP_ROLE = 'tracker_app';

/**
 * The role that verifies the ledger; it may only read. Logins that may take it do not inherit it.
 */
export const VERIFIER_ROLE = 'tracker_verifier';
