import { type FindOperator, Raw } from 'typeorm';

const SEES_ALL = `(SELECT current_setting('tracker.sees_all', true)) = 'on'`;
const SEES = `CAST((SELECT nullif(current_setting('tracker.sees', true), '')) AS text[])`;
const ACTOR = `(SELECT current_setting('tracker.actor', true))`;

/**
 * Returns the SQL condition that the organisation in `column` is readable in the transaction's
 * access scope. Row-level security enforces the same. Queries state the condition as well, so that
 * a page does not show all rows if row-level security is not in force.
 */
export const inScope = (column: string): string => `(${SEES_ALL} OR ${column} = ANY (${SEES}))`;

/**
 * Returns a condition like {@link inScope} for a column with an array of organisations, all of
 * which must be readable.
 */
export const allInScope = (column: string): string => `(${SEES_ALL} OR ${column} <@ ${SEES})`;

/**
 * Returns a condition like {@link allInScope}, except that a row without organisations is readable
 * only by the user whose id is in the column `owner`.
 */
export const allInScopeOrOwn = (column: string, owner: string): string =>
  `(${SEES_ALL} OR CASE WHEN ${column} = '{}' THEN ${owner} = ${ACTOR} ELSE ${column} <@ ${SEES} END)`;

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
    OR ${column} = ANY (CAST((SELECT nullif(current_setting('tracker.records', true), ''))
      AS text[])))`;

/**
 * Returns {@link inScope} as a condition of a TypeORM repository: `{ where: { id, unitId:
 * organisationInScope() } }`.
 */
export const organisationInScope = (): FindOperator<string> => Raw(inScope);

/** Returns {@link allInScope} as a condition of a TypeORM repository. */
export const organisationsInScope = (): FindOperator<string> => Raw(allInScope);
