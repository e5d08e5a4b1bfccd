CREATE TABLE projects (
  id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  plan_code            text NOT NULL,
  column_number        integer NOT NULL,
  item_number          integer NOT NULL,
  name                 text NOT NULL,
  kind                 text NOT NULL CHECK (kind IN ('investment', 'programme', 'reform', 'spatial-guidance')),
  stage                text CHECK (stage IN ('proposed', 'preparation', 'construction', 'completed', 'final-account', 'evaluated', 'deferred', 'suspended', 'cancelled')),
  scope                text NOT NULL CHECK (scope IN ('whole-line', 'hangzhou-section', 'not-stated')),
  approval_regime      text CHECK (approval_regime IN ('approval', 'verification', 'filing')),
  tier                 text NOT NULL CHECK (tier IN ('flagship', 'standard')),
  unit_id              text NOT NULL REFERENCES organisations (id),
  total_investment_fen bigint CHECK (total_investment_fen > 0),
  fyp_spend_fen        bigint CHECK (fyp_spend_fen > 0),
  figure_note          text,
  flagship             boolean NOT NULL,
  place                text NOT NULL,
  version              integer NOT NULL DEFAULT 1,
  CHECK (fyp_spend_fen <= total_investment_fen),
  UNIQUE (id, unit_id),
  UNIQUE (plan_code, column_number, item_number),
  FOREIGN KEY (plan_code, column_number, item_number) REFERENCES plan_items (plan_code, column_number, number)
);
CREATE INDEX projects_in_order ON projects ((NOT flagship), column_number, item_number, id);
CREATE INDEX projects_of_unit ON projects (unit_id);

-- A fact about a project says so here, in its own transaction; the alerts' evaluator takes the row away.
CREATE TABLE project_touches (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id uuid NOT NULL,
  unit_id    text NOT NULL,
  cause      text NOT NULL,
  touched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);

-- Second wall: without a scope no rows. The sub-selects are evaluated once per statement, not per row.
ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE projects FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON projects FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON projects FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
CREATE POLICY changed ON projects FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));

ALTER TABLE project_touches ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_touches FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON project_touches FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON project_touches FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
CREATE POLICY taken ON project_touches FOR DELETE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on');

GRANT SELECT, INSERT, UPDATE ON projects TO tracker_app;
GRANT SELECT, INSERT, DELETE ON project_touches TO tracker_app;
