-- Where else a person wants their digests: a webhook of their own, or the robot of a group. The address and the secret are sealed with a key that is not in the database.
CREATE TABLE alert_channels (
  id         uuid PRIMARY KEY,
  person_id  uuid NOT NULL REFERENCES people (id),
  kind       text NOT NULL CHECK (kind IN ('webhook', 'dingtalk', 'wecom', 'feishu')),
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  host       text NOT NULL,
  sealed     bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  ended_at   timestamptz
);
CREATE INDEX alert_channels_of_person ON alert_channels (person_id) WHERE ended_at IS NULL;
ALTER TABLE alert_channels ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_channels FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON alert_channels USING ((SELECT current_setting('tracker.accounts', true)) = 'on' OR person_id::text = (SELECT current_setting('tracker.actor', true)));
GRANT SELECT, INSERT ON alert_channels TO tracker_app;
GRANT UPDATE (ended_at) ON alert_channels TO tracker_app;

-- What goes there: frozen when it is composed, with the mail that says the same, and the same life as a mail.
CREATE TABLE channel_messages (
  id              uuid PRIMARY KEY,
  channel_id      uuid NOT NULL REFERENCES alert_channels (id),
  person_id       uuid NOT NULL REFERENCES people (id),
  kind            text NOT NULL,
  channel_name    text NOT NULL,
  mail_id         uuid REFERENCES mail_outbox (id),
  body            text NOT NULL,
  composed_at     timestamptz NOT NULL,
  state           text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
  attempts        integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  sent_at         timestamptz,
  server_response text,
  last_error      text,
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX channel_messages_due ON channel_messages (next_attempt_at) WHERE state = 'pending';
CREATE INDEX channel_messages_of_mail ON channel_messages (mail_id);
GRANT SELECT, INSERT ON channel_messages TO tracker_app;
GRANT UPDATE (state, attempts, next_attempt_at, sent_at, server_response, last_error) ON channel_messages TO tracker_app;
