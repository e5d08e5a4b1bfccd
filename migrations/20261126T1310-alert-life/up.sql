-- The migration sees every unit's alerts, for this step alone.
SELECT set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- How far an alert has gone within its rule, since when it waits for an answer, how far up the ladder it went, and until when it was put off.
ALTER TABLE alerts ADD COLUMN level integer NOT NULL DEFAULT 1 CHECK (level BETWEEN 1 AND 20);
ALTER TABLE alerts ADD COLUMN open_since date;
ALTER TABLE alerts ADD COLUMN escalated_step integer NOT NULL DEFAULT 0 CHECK (escalated_step BETWEEN 0 AND 10);
ALTER TABLE alerts ADD COLUMN snoozed_until date;
UPDATE alerts SET open_since = raised_on;
ALTER TABLE alerts ALTER COLUMN open_since SET NOT NULL;
ALTER TABLE alerts ALTER COLUMN open_since SET DEFAULT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date;
ALTER TABLE alerts DROP CONSTRAINT alerts_state_check;
ALTER TABLE alerts ADD CONSTRAINT alerts_state_check CHECK (state IN ('open', 'acknowledged', 'snoozed', 'resolved', 'superseded'));
ALTER TABLE alerts ADD CONSTRAINT alerts_snoozed CHECK ((state = 'snoozed') <= (snoozed_until IS NOT NULL));
DROP INDEX alerts_live_episode;
-- The same state never alerts twice: one live alert per episode.
CREATE UNIQUE INDEX alerts_live_episode ON alerts (episode_key) WHERE state IN ('open', 'acknowledged', 'snoozed');
CREATE INDEX alerts_live_of_project ON alerts (project_id) WHERE state IN ('open', 'acknowledged', 'snoozed');
GRANT UPDATE (level, open_since, escalated_step, snoozed_until) ON alerts TO tracker_app;

-- What happened to an alert, step by step. Inserted, never changed.
CREATE TABLE alert_events (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id    uuid NOT NULL,
  unit_id     text NOT NULL,
  event       text NOT NULL CHECK (event IN ('raised', 'acknowledged', 'snoozed', 'reopened', 'worsened', 'eased', 'escalated', 'told', 'resolved', 'superseded')),
  happened_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id    text NOT NULL,
  facts       jsonb NOT NULL,
  FOREIGN KEY (alert_id, unit_id) REFERENCES alerts (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX alert_events_of_alert ON alert_events (alert_id, id);
INSERT INTO alert_events (alert_id, unit_id, event, happened_on, recorded_at, actor_id, facts)
  SELECT id, unit_id, 'raised', raised_on, raised_at, 'service:alerts', jsonb_build_object('severity', severity, 'level', 1) FROM alerts
  UNION ALL
  SELECT id, unit_id, 'acknowledged', (acknowledged_at AT TIME ZONE 'Asia/Shanghai')::date, acknowledged_at, acknowledged_by, jsonb_build_object('committedOn', committed_on, 'note', note)
    FROM alerts WHERE acknowledged_at IS NOT NULL
  ORDER BY 4, 3 DESC;

-- What rules could not say, so that it is listed and never silently green.
CREATE TABLE rule_gaps (
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  rule         text NOT NULL,
  rule_version integer NOT NULL,
  subject_id   uuid NOT NULL,
  state        text NOT NULL CHECK (state IN ('cannot-be-judged', 'no-data', 'silent')),
  inputs       jsonb NOT NULL,
  since        date NOT NULL,
  PRIMARY KEY (project_id, rule, subject_id),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);

-- Who is told of a rule's alerts, and to whom they go that nobody answers for so many working days.
ALTER TABLE alert_rules ADD COLUMN recipients jsonb NOT NULL DEFAULT '[{"role": "manager", "where": "nearest"}]';
ALTER TABLE alert_rules ADD COLUMN escalation jsonb NOT NULL DEFAULT '[]';
UPDATE alert_rules SET escalation = '[{"afterWorkingDays": 3, "role": "manager", "where": "above"}, {"afterWorkingDays": 7, "role": "manager", "where": "top"}]' WHERE severity = 'red';

-- Something wrong with the program or its data that an administrator has to mend; one stands at a time per kind and subject.
CREATE TABLE system_alarms (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind       text NOT NULL,
  subject    text NOT NULL,
  facts      jsonb NOT NULL,
  raised_at  timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  cleared_at timestamptz,
  told_at    timestamptz
);
CREATE UNIQUE INDEX system_alarms_standing ON system_alarms (kind, subject) WHERE cleared_at IS NULL;
CREATE INDEX system_alarms_in_order ON system_alarms (raised_at DESC, id);
-- When somebody last looked for all of this.
CREATE TABLE self_checks (
  only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  checked_at timestamptz NOT NULL,
  standing   integer NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON system_alarms, self_checks TO tracker_app;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['alert_events', 'rule_gaps'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY seen ON %I FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]))$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$, name);
    EXECUTE format($p$CREATE POLICY changed ON %I FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$, name);
  END LOOP;
END
$$;
CREATE POLICY judged ON rule_gaps FOR DELETE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on');
GRANT SELECT, INSERT ON alert_events TO tracker_app;
GRANT SELECT, INSERT, DELETE ON rule_gaps TO tracker_app;
GRANT UPDATE (rule_version, state, inputs, since) ON rule_gaps TO tracker_app;

SELECT set_config('tracker.sees_all', 'off', true), set_config('tracker.writes_all', 'off', true);
