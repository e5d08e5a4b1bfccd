-- A person reads what they were told by mail, newest first, a page at a time.
CREATE INDEX mail_outbox_of_person ON mail_outbox (person_id, composed_at DESC, id DESC);
