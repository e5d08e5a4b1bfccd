-- A mail or a message that still waited when everything in it was over.
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_state_check;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_state_check CHECK (state IN ('pending', 'sent', 'failed', 'withdrawn'));
ALTER TABLE channel_messages DROP CONSTRAINT channel_messages_state_check;
ALTER TABLE channel_messages ADD CONSTRAINT channel_messages_state_check CHECK (state IN ('pending', 'sent', 'failed', 'withdrawn'));
CREATE INDEX notifications_of_digest ON notifications (digest_id) WHERE digest_id IS NOT NULL;
