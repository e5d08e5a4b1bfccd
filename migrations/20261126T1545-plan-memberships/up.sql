-- A project that another plan names too: from which day, where that is written, and what is planned there, fen; null is silent.
CREATE TABLE plan_memberships (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  plan_code    text NOT NULL REFERENCES plans (code),
  figure_fen   bigint CHECK (figure_fen BETWEEN 1 AND 1000000000000000),
  document     text NOT NULL CHECK (length(document) > 0),
  place        text,
  effective_on date NOT NULL,
  decided_by   text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  UNIQUE (project_id, plan_code),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
ALTER TABLE plan_memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_memberships FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON plan_memberships FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON plan_memberships FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
GRANT SELECT, INSERT ON plan_memberships TO tracker_app;
