-- Rules are dated data: which version held on which day, and what it said.
CREATE TABLE alert_rules (
  code       text NOT NULL,
  version    integer NOT NULL,
  valid_from date NOT NULL,
  valid_to   date CHECK (valid_to >= valid_from),
  severity   text NOT NULL CHECK (severity IN ('red', 'amber')),
  parameters jsonb NOT NULL,
  source     text NOT NULL,
  PRIMARY KEY (code, version)
);
INSERT INTO alert_rules (code, version, valid_from, severity, parameters, source) VALUES
  ('milestone-due-soon',   1, '2021-01-01', 'amber', '{"daysBefore": 30}', 'default of this program'),
  ('milestone-overdue',    1, '2021-01-01', 'red',   '{}', 'default of this program'),
  ('total-exceeded',       1, '2021-01-01', 'red',   '{"percentOfTotal": 100}', '政府投资条例 art. 23: investment stays within the approved total'),
  ('plan-period-exceeded', 1, '2021-01-01', 'amber', '{"percentOfPeriod": 100}', 'default of this program');

CREATE TABLE alerts (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  rule            text NOT NULL,
  rule_version    integer NOT NULL,
  project_id      uuid NOT NULL,
  unit_id         text NOT NULL,
  episode_key     text NOT NULL,
  severity        text NOT NULL CHECK (severity IN ('red', 'amber')),
  state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acknowledged', 'resolved', 'superseded')),
  raised_on       date NOT NULL,
  raised_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  inputs          jsonb NOT NULL,
  acknowledged_by text,
  acknowledged_at timestamptz,
  committed_on    date,
  note            text,
  resolved_on     date,
  version         integer NOT NULL DEFAULT 1,
  FOREIGN KEY (rule, rule_version) REFERENCES alert_rules (code, version),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE,
  UNIQUE (id, unit_id)
);
-- The same state never alerts twice: one live alert per episode.
CREATE UNIQUE INDEX alerts_live_episode ON alerts (episode_key) WHERE state IN ('open', 'acknowledged');
CREATE INDEX alerts_of_project ON alerts (project_id);
CREATE INDEX alerts_in_order ON alerts (raised_at DESC, id);

-- Who has to be told of what, and in which mail it was told.
CREATE TABLE notifications (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  alert_id   uuid NOT NULL,
  unit_id    text NOT NULL,
  person_id  uuid NOT NULL REFERENCES people (id),
  occasion   text NOT NULL,
  urgent     boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  mail_id    uuid REFERENCES mail_outbox (id),
  dropped    text,
  UNIQUE (alert_id, person_id, occasion),
  FOREIGN KEY (alert_id, unit_id) REFERENCES alerts (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX notifications_untold ON notifications (person_id) WHERE mail_id IS NULL AND dropped IS NULL;

-- Slots of the daily scan that have run; a missing one is made up for.
CREATE TABLE scan_slots (
  slot_on     date PRIMARY KEY,
  started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  raised      integer,
  cleared     integer
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['alerts', 'notifications'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY seen ON %I FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]))$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on')$p$, name);
    EXECUTE format($p$CREATE POLICY changed ON %I FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$, name);
  END LOOP;
END
$$;

GRANT SELECT ON alert_rules TO tracker_app;
GRANT SELECT, INSERT ON alerts, notifications TO tracker_app;
GRANT UPDATE (state, inputs, severity, acknowledged_by, acknowledged_at, committed_on, note, resolved_on, version) ON alerts TO tracker_app;
GRANT UPDATE (mail_id, dropped) ON notifications TO tracker_app;
GRANT SELECT, INSERT, UPDATE ON scan_slots TO tracker_app;
