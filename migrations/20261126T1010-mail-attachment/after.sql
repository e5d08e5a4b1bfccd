DO $$
BEGIN
  ASSERT NOT has_column_privilege('tracker_app', 'mail_outbox', 'attachment_text', 'UPDATE'), 'a mail is frozen with what goes out with it';
  BEGIN
    INSERT INTO mail_outbox (message_id, person_id, to_name, to_address, subject, text_body, html_body, attachment_name) VALUES ('proof', 'p', 'p', 'p', 'p', 'p', 'p', 'a.json');
    ASSERT false, 'an attachment has a name and a text, or there is none';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
