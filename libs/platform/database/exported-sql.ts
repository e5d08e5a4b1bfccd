/**
 * SQL with which other libraries read rows of this one: each is a table expression that needs an
 * alias, with the columns that others may rely on.
 */

export const MAILS_SQL = `
  (SELECT id, message_id, person_id, to_address, subject, composed_at, state, attempts,
  next_attempt_at, sent_at, server_response, last_error FROM mail_outbox)`;
export const CALENDAR_YEARS_SQL = '(SELECT year FROM calendar_years)';
