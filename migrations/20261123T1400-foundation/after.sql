DO $$
BEGIN
  ASSERT NOT has_table_privilege('tracker_app', 'mail_outbox', 'DELETE'), 'a mail that was decided on cannot be made to vanish';
  ASSERT NOT has_column_privilege('tracker_app', 'mail_outbox', 'text_body', 'UPDATE'), 'the text of a mail is frozen';
  ASSERT settle_instant() < stamp_instant(), 'a stamp is never older than what was settled before it';
END
$$;
