/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const FINDINGS_SQL = '(SELECT id, project_id FROM findings)';
export const SUPERVISION_ITEMS_SQL = `
  (SELECT id, kind, title, words, project_id, lead_organisation_id, supporting_organisation_ids,
  owner_id, due_on, first_due_on, state, year, serial FROM supervision_items)`;
