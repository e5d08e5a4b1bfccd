CREATE TABLE milestones (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id  uuid NOT NULL,
  unit_id     text NOT NULL,
  source_key  text,
  name        text NOT NULL,
  baseline_on date NOT NULL,
  forecast_on date NOT NULL,
  actual_on   date,
  explanation text,
  derived     boolean NOT NULL DEFAULT false,
  version     integer NOT NULL DEFAULT 1,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL,
  UNIQUE (project_id, source_key),
  UNIQUE (id, project_id, unit_id),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX milestones_of_project ON milestones (project_id, baseline_on, id);
CREATE INDEX milestones_unmet ON milestones (forecast_on) WHERE actual_on IS NULL;

-- Every state a milestone ever had, so that a slip can be seen years later.
CREATE TABLE milestone_changes (
  milestone_id uuid NOT NULL,
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  version      integer NOT NULL,
  forecast_on  date NOT NULL,
  actual_on    date,
  explanation  text,
  changed_by   text NOT NULL,
  changed_at   timestamptz NOT NULL,
  PRIMARY KEY (milestone_id, version),
  FOREIGN KEY (milestone_id, project_id, unit_id) REFERENCES milestones (id, project_id, unit_id) ON UPDATE CASCADE
);

ALTER TABLE milestones ENABLE ROW LEVEL SECURITY;
ALTER TABLE milestones FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON milestones FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON milestones FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
CREATE POLICY changed ON milestones FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
ALTER TABLE milestone_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE milestone_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON milestone_changes FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON milestone_changes FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));

GRANT SELECT, INSERT ON milestones, milestone_changes TO tracker_app;
-- The baseline is frozen: what was promised first stays what was promised first.
GRANT UPDATE (forecast_on, actual_on, explanation, version) ON milestones TO tracker_app;
