/** The role that every query of the running program takes: it owns nothing and cannot rewrite the ledger or the record. */
export const APP_ROLE = 'tracker_app';

/** The role that checks the ledger: it reads that and nothing else. Not inherited by who may take it. */
export const VERIFIER_ROLE = 'tracker_verifier';
