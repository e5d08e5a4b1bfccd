import { type FindOperator, Raw } from 'typeorm';

const SEES_ALL = `(SELECT current_setting('tracker.sees_all', true)) = 'on'`;
const SEES = `CAST((SELECT nullif(current_setting('tracker.sees', true), '')) AS text[])`;
const ACTOR = `(SELECT current_setting('tracker.actor', true))`;

/**
 * SQL condition that the organisation in `column` is readable in the transaction's access scope.
 * Row-level security enforces the same; queries state it as well, so that a page does not show
 * everything where row-level security is not in force.
 */
export const inScope = (column: string): string => `(${SEES_ALL} OR ${column} = ANY (${SEES}))`;

/** Like {@link inScope}, for a column with several organisations, all of which must be readable. */
export const allInScope = (column: string): string => `(${SEES_ALL} OR ${column} <@ ${SEES})`;

/** Like {@link allInScope}; rows without an organisation are visible to the person in `owner`. */
export const allInScopeOrOwn = (column: string, owner: string): string =>
  `(${SEES_ALL} OR CASE WHEN ${column} = '{}' THEN ${owner} = ${ACTOR} ELSE ${column} <@ ${SEES} END)`;

/** SQL condition that the person in `column` is the transaction's actor. */
export const ownInScope = (column: string): string => `${column} = ${ACTOR}`;

/**
 * SQL condition that the audit events of the organisation in `column` are readable in the
 * transaction's access scope.
 */
export const recordsInScope = (column: string): string =>
  `((SELECT current_setting('tracker.records_all', true)) = 'on'
    OR ${column} = ANY (CAST((SELECT nullif(current_setting('tracker.records', true), ''))
      AS text[])))`;

/**
 * {@link inScope} for the conditions of a repository: `{ where: { id, unitId: unitInScope() } }`.
 */
export const unitInScope = (): FindOperator<string> => Raw(inScope);

/** {@link allInScope} for the conditions of a repository. */
export const unitsInScope = (): FindOperator<string> => Raw(allInScope);
