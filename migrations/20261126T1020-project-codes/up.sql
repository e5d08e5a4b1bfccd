-- Codes by which other offices know a project (项目代码, GB/T 40058): one project may have several, one code names one project.
CREATE TABLE project_codes (
  code        text PRIMARY KEY CHECK (code ~ '^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}(-[0-9A-Z]{1,10})?$'),
  project_id  uuid NOT NULL,
  unit_id     text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX project_codes_of_project ON project_codes (project_id);
ALTER TABLE project_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_codes FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON project_codes FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON project_codes FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
GRANT SELECT, INSERT ON project_codes TO tracker_app;
