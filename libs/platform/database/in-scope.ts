import { type FindOperator, Raw } from 'typeorm';

const SEES_ALL = `(SELECT current_setting('tracker.sees_all', true)) = 'on'`;
const SEES = `CAST((SELECT nullif(current_setting('tracker.sees', true), '')) AS text[])`;
const ACTOR = `(SELECT current_setting('tracker.actor', true))`;

/**
 * The policy of reading as a condition of the query itself: the unit in `column` is one that the transaction's scope sees.
 * Row-level security says the same once more; a page that asked only there would show everything where it is not in force.
 */
export const inScope = (column: string): string => `(${SEES_ALL} OR ${column} = ANY (${SEES}))`;

/** As {@link inScope}, for a column with several units, of which every one has to be seen. */
export const allInScope = (column: string): string => `(${SEES_ALL} OR ${column} <@ ${SEES})`;

/** As {@link allInScope}; what belongs to no unit yet is shown to whom `owner` names. */
export const allInScopeOrOwn = (column: string, owner: string): string =>
  `(${SEES_ALL} OR CASE WHEN ${column} = '{}' THEN ${owner} = ${ACTOR} ELSE ${column} <@ ${SEES} END)`;

/** The person in `column` is the one on whose behalf the transaction runs. */
export const ownInScope = (column: string): string => `${column} = ${ACTOR}`;

/** The unit in `column` is one whose audit events the transaction's scope reads. */
export const recordsInScope = (column: string): string =>
  `((SELECT current_setting('tracker.records_all', true)) = 'on' OR ${column} = ANY (CAST((SELECT nullif(current_setting('tracker.records', true), '')) AS text[])))`;

/** {@link inScope} for the conditions of a repository: `{ where: { id, unitId: unitInScope() } }`. */
export const unitInScope = (): FindOperator<string> => Raw(inScope);

/** {@link allInScope} for the conditions of a repository. */
export const unitsInScope = (): FindOperator<string> => Raw(allInScope);
