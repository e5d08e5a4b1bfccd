-- What others report of a project's month beside the ledger, the ids under which other systems know
-- a project, and why figures of one month differ. Figures and reasons are only added; the newest one
-- counts. Amounts in fen.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

CREATE TABLE project_external_ids (
  project_id  uuid NOT NULL REFERENCES projects (id),
  system      text NOT NULL CHECK (system ~ '^[a-z][a-z0-9-]{0,39}$'),
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 100),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, system),
  UNIQUE (system, external_id)
);
CREATE TABLE reported_figures (
  project_id  uuid NOT NULL REFERENCES projects (id),
  id          uuid NOT NULL DEFAULT gen_random_uuid(),
  reporter    text NOT NULL CHECK (reporter IN ('statistics', 'treasury', 'audit')),
  month       char(7) NOT NULL CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  series      text NOT NULL CHECK (series IN ('completed', 'funds', 'paid')),
  amount_fen  bigint NOT NULL CHECK (amount_fen >= 0),
  -- How the reporter counts, such as by physical progress or by payments.
  method      text CHECK (length(method) BETWEEN 1 AND 200),
  source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 500),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, id)
);
CREATE INDEX reported_figures_newest
  ON reported_figures (month, series, project_id, reporter, recorded_at DESC, id DESC);
CREATE TABLE difference_reasons (
  project_id  uuid NOT NULL REFERENCES projects (id),
  id          uuid NOT NULL DEFAULT gen_random_uuid(),
  month       char(7) NOT NULL CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  series      text NOT NULL CHECK (series IN ('completed', 'funds', 'paid')),
  words       text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, id)
);
CREATE INDEX difference_reasons_newest
  ON difference_reasons (month, series, project_id, recorded_at DESC, id DESC);

-- Seen and added by whoever sees and writes what belongs to the project.
DO $$
DECLARE
  name text;
  seen text;
  added text;
BEGIN
  FOREACH name IN ARRAY ARRAY['project_external_ids', 'reported_figures', 'difference_reasons'] LOOP
    SELECT replace(qual, 'special_bonds.', name || '.') INTO STRICT seen FROM pg_policies
      WHERE tablename = 'special_bonds' AND policyname = 'seen';
    SELECT replace(with_check, 'special_bonds.', name || '.') INTO STRICT added FROM pg_policies
      WHERE tablename = 'special_bonds' AND policyname = 'added';
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING (%s)', name, seen);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', name, added);
    IF name = 'project_external_ids' THEN
      EXECUTE format('CREATE POLICY taken ON %I FOR DELETE USING (%s)', name, added);
    END IF;
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON reported_figures, difference_reasons TO tracker_app;
GRANT SELECT, INSERT, DELETE ON project_external_ids TO tracker_app;
