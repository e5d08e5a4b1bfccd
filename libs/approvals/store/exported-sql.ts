/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

const ACTOR = "coalesce((SELECT current_setting('tracker.actor', true)), '')";

/**
 * Condition that a row of `change_requests` is no draft of somebody else. Row-level security
 * enforces the same. Parts of the program read all drafts.
 */
export const NO_FOREIGN_DRAFT = `(change_requests.state <> 'draft'
  OR ${ACTOR} = ANY (change_requests.authors) OR ${ACTOR} LIKE 'service:%')`;

/** Change requests, except for the drafts of others. */
export const CHANGE_REQUESTS_SQL = `
  (SELECT id, kind, subject_kind, subject_id, subject_key, state, version, payload, note, projects, authors,
  created_at, submitted_by, submitted_at, decided_by, decided_at, reason FROM change_requests
  WHERE ${NO_FOREIGN_DRAFT})`;
/** What happened to requests; a step has a payload where it changed the content. */
export const CHANGE_REQUEST_STEPS_SQL = `
  (SELECT change_request_id, number, move, state, level, actor_id, on_behalf_of, reason, payload,
  happened_at FROM change_request_decisions)`;
/** When a person last looked at what became of their own change requests. */
export const CHANGE_REQUEST_LOOKS_SQL = '(SELECT person_id, looked_at FROM change_request_looks)';
/** Projects of change requests, with the organisations that lead the projects today. */
export const CHANGE_REQUEST_ORGANISATIONS_SQL = `
  (SELECT change_request_id, project_id, organisation_id, months FROM
  change_request_organisations)`;
