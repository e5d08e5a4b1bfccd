import { LEDGER_REQUESTS } from './change-requests.js';

/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const LEDGER_TOTALS_SQL = `
  (SELECT project_id, month, funding_source, series, amount_fen, entries FROM
  ledger_totals)`;
export const LEDGER_HEADS_SQL = `
  (SELECT project_id, entries, head_hash, completed_fen, funds_fen, paid_fen FROM ledger_heads)`;
/**
 * Fingerprint of each project's ledger: the head of its hash chain covers every entry and sum.
 */
export const LEDGER_STAMP_SQL = `
  (SELECT project_id, head_hash || ':' || entries AS stamp FROM ledger_heads)`;
export const LEDGER_ENTRIES_SQL = `
  (SELECT id, project_id, sequence, series, month, effective_on, amount_fen, building_fen,
  equipment_fen, other_fen, land_fen, funding_source, document, note, origin, reverses_id,
  corrects_id, proposal_id, recorded_by, approved_by, recorded_at, hash FROM ledger_entries)`;
export const LEDGER_CHANGE_REQUESTS_SQL = `
  (SELECT id, kind, state, units, undoes_id FROM ${LEDGER_REQUESTS} requests)`;
export const LEDGER_CONTRADICTIONS_SQL = `
  (SELECT id, kind, project_id, what, closed_at FROM ledger_contradictions)`;
export const LEDGER_VERIFICATIONS_SQL = '(SELECT finished_at FROM ledger_verifications)';
