/**
 * SQL with which other libraries read tables of the platform. Each value is a table expression that
 * needs an alias; other libraries may rely on its columns.
 */

export const MAILS_SQL = `
  (SELECT id, message_id, person_id, to_address, subject, composed_at, state, attempts,
  next_attempt_at, sent_at, server_response, last_error FROM mail_outbox)`;
