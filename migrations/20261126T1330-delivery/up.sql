SELECT set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- The delivery log continues by this instant, and JavaScript carries no microseconds.
UPDATE notifications SET created_at = date_trunc('milliseconds', created_at);
ALTER TABLE notifications ALTER COLUMN created_at SET DEFAULT date_trunc('milliseconds', clock_timestamp());
CREATE INDEX notifications_in_order ON notifications (created_at DESC, id);
CREATE INDEX notifications_of_mail ON notifications (mail_id) WHERE mail_id IS NOT NULL;

-- A link in a mail by which one person answers one alert, once. Only a hash is kept: whoever reads this table cannot use it.
CREATE TABLE acknowledge_links (
  token_hash char(64) PRIMARY KEY,
  alert_id   uuid NOT NULL,
  unit_id    text NOT NULL,
  person_id  uuid NOT NULL REFERENCES people (id),
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  FOREIGN KEY (alert_id, unit_id) REFERENCES alerts (id, unit_id) ON UPDATE CASCADE
);
ALTER TABLE acknowledge_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE acknowledge_links FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON acknowledge_links FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON acknowledge_links FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on');
CREATE POLICY changed ON acknowledge_links FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
GRANT SELECT, INSERT ON acknowledge_links TO tracker_app;
GRANT UPDATE (used_at) ON acknowledge_links TO tracker_app;

-- How a person wants to be told. Whoever has said nothing is told red at once and amber each working morning.
CREATE TABLE alert_preferences (
  person_id      uuid PRIMARY KEY REFERENCES people (id),
  urgent_at_once boolean NOT NULL,
  amber          text NOT NULL CHECK (amber IN ('daily', 'weekly')),
  format         text NOT NULL CHECK (format IN ('html', 'text')),
  version        integer NOT NULL DEFAULT 1
);
GRANT SELECT, INSERT, UPDATE ON alert_preferences TO tracker_app;

-- When something happened last that is expected to happen, or not to.
CREATE TABLE last_times (
  what    text NOT NULL CHECK (what = 'rule-failed'),
  subject text NOT NULL,
  at      timestamptz NOT NULL,
  facts   jsonb NOT NULL,
  PRIMARY KEY (what, subject)
);
GRANT SELECT, INSERT, UPDATE ON last_times TO tracker_app;
SELECT set_config('tracker.sees_all', 'off', true), set_config('tracker.writes_all', 'off', true);
