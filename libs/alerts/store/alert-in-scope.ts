import { projectInScope } from '#projects';

/**
 * Returns the SQL condition that the alert whose id is in `column` is readable in the transaction's
 * access scope.
 */
export const alertInScope = (column: string): string =>
  `EXISTS (SELECT FROM alerts shown WHERE shown.id = ${column} AND
    ${projectInScope('shown.project_id')})`;
