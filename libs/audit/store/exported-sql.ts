/**
 * SQL with which other libraries read rows of this one: each is a table expression that needs an
 * alias, with the columns that others may rely on.
 */

export const AUDIT_EVENTS_SQL = '(SELECT id, recorded_at FROM audit_records)';
