import { type FindOperator, Raw } from 'typeorm';

const SEES = `(SELECT CAST(nullif(current_setting('tracker.sees', true), '') AS int4multirange))`;
const ACTOR = `(SELECT current_setting('tracker.actor', true))`;

/**
 * Returns the SQL condition that the organisation whose number is in `column` is readable in the
 * transaction's access scope. Row-level security enforces the same. Queries state the condition as
 * well, so that a page does not show all rows if row-level security is not in force. PostgreSQL
 * evaluates the sub-select once for a statement; each row costs a binary search.
 */
export const inScope = (column: string): string => `multirange_contains_elem(${SEES}, ${column})`;

/**
 * Returns the SQL condition that `column` contains the id of the user (actor) of the transaction.
 */
export const ownInScope = (column: string): string => `${column} = ${ACTOR}`;

/**
 * Returns the SQL condition that the audit events of the organisation in `column` are readable in
 * the transaction's access scope.
 */
export const recordsInScope = (column: string): string =>
  `((SELECT current_setting('tracker.records_all', true)) = 'on'
    OR ${column} IN (SELECT unnest(CAST(nullif(current_setting('tracker.records', true), '')
      AS text[]))))`;

/**
 * Returns {@link inScope} as a condition of a TypeORM repository: `{ where: { id,
 * organisationNumber: organisationInScope() } }`.
 */
export const organisationInScope = (): FindOperator<number> => Raw(inScope);
