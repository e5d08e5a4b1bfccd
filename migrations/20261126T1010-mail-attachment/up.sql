-- One text file that goes out with a mail, frozen with it.
ALTER TABLE mail_outbox
  ADD COLUMN attachment_name text CHECK (attachment_name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
  ADD COLUMN attachment_text text,
  ADD CHECK (num_nonnulls(attachment_name, attachment_text) <> 1);
