SELECT set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- What was told together: a mail with what says the same to channels, or the channels' messages alone, for somebody without a usable address.
ALTER TABLE notifications ADD COLUMN digest_id uuid;
UPDATE notifications SET digest_id = mail_id WHERE mail_id IS NOT NULL;
ALTER TABLE notifications ADD CONSTRAINT notifications_mail_is_digest CHECK (mail_id IS NULL OR digest_id IS NOT DISTINCT FROM mail_id);
GRANT UPDATE (digest_id) ON notifications TO tracker_app;
DROP INDEX notifications_untold;
CREATE INDEX notifications_untold ON notifications (person_id) WHERE digest_id IS NULL AND dropped IS NULL;
-- Who may be reached by nothing is looked for every minute.
CREATE INDEX notifications_without_mail ON notifications (person_id) WHERE mail_id IS NULL AND (dropped = 'no-address' OR digest_id IS NOT NULL);

ALTER TABLE channel_messages ADD COLUMN digest_id uuid;
UPDATE channel_messages SET digest_id = coalesce(mail_id, id);
ALTER TABLE channel_messages ALTER COLUMN digest_id SET NOT NULL;
CREATE INDEX channel_messages_of_digest ON channel_messages (digest_id);
DROP INDEX channel_messages_of_mail;
SELECT set_config('tracker.sees_all', 'off', true), set_config('tracker.writes_all', 'off', true);
