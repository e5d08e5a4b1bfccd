/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const AUDIT_EVENTS_SQL = '(SELECT id, recorded_at FROM audit_records)';
