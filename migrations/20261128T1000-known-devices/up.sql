-- Browsers in which a person has signed in before. Several people may share one browser, so a secret may stand in several rows.
CREATE TABLE known_devices (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id    uuid NOT NULL REFERENCES people (id),
  secret_hash  char(64) NOT NULL,
  agent        text CHECK (length(agent) <= 100),
  created_at   timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  UNIQUE (secret_hash, person_id)
);
CREATE INDEX known_devices_of_person ON known_devices (person_id, last_used_at);
GRANT SELECT, INSERT, DELETE ON known_devices TO tracker_app;
GRANT UPDATE (secret_hash, agent, last_used_at, expires_at) ON known_devices TO tracker_app;

-- Which device a session was begun on: whoever ends the session forgets the device with it.
ALTER TABLE sessions ADD COLUMN device_id uuid REFERENCES known_devices (id) ON DELETE SET NULL;
CREATE INDEX sessions_of_device ON sessions (device_id);

-- Failed proofs that count against one place, device or session only; the tables of failures by account and by network stay.
-- subject: hash of account and network (place), id of the device, id of the person (code, proof).
CREATE TABLE sign_in_counters (
  kind     text NOT NULL CHECK (kind IN ('place', 'device', 'code', 'proof')),
  subject  text NOT NULL CHECK (length(subject) <= 64),
  failures integer NOT NULL CHECK (failures >= 0),
  last_at  timestamptz NOT NULL,
  PRIMARY KEY (kind, subject)
);
CREATE INDEX sign_in_counters_by_age ON sign_in_counters (last_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_counters TO tracker_app;

ALTER TABLE known_devices ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_devices FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON known_devices USING ((SELECT current_setting('tracker.accounts', true)) = 'on' OR person_id::text = (SELECT current_setting('tracker.actor', true)));

ALTER TABLE sign_in_counters ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_counters FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON sign_in_counters USING ((SELECT current_setting('tracker.accounts', true)) = 'on' OR (kind = 'proof' AND subject = (SELECT current_setting('tracker.actor', true))));
