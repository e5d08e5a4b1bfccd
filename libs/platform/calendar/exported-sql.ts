/**
 * SQL with which other libraries read tables of the platform. Each value is a table expression that
 * needs an alias; other libraries may rely on its columns.
 */

export const CALENDAR_YEARS_SQL = '(SELECT year FROM calendar_years)';
