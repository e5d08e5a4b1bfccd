-- Projects that a city enters itself: with no plan item, one or several, and with what a plan does
-- not say of them.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

DO $$
DECLARE name text;
BEGIN
  -- Several projects may be of one item; the first one is no longer told by a key.
  SELECT conname INTO STRICT name FROM pg_constraint
    WHERE conrelid = 'projects'::regclass AND contype = 'u'
      AND pg_get_constraintdef(oid) = 'UNIQUE (plan_code, column_number, item_number)';
  EXECUTE format('ALTER TABLE projects DROP CONSTRAINT %I', name);
END
$$;
ALTER TABLE projects
  ALTER COLUMN plan_code DROP NOT NULL,
  ALTER COLUMN column_number DROP NOT NULL,
  ALTER COLUMN item_number DROP NOT NULL,
  ADD CONSTRAINT projects_whole_item
    CHECK (num_nonnulls(plan_code, column_number, item_number) IN (0, 3)),
  -- Whether the plan names the project itself, or somebody registered it.
  ADD COLUMN origin text NOT NULL DEFAULT 'plan' CHECK (origin IN ('plan', 'register')),
  ADD COLUMN stage_on date,
  ADD COLUMN supervising_organisation_id text REFERENCES organisations (id),
  ADD COLUMN officer_person_id uuid REFERENCES people (id),
  ADD COLUMN leader_person_id uuid REFERENCES people (id),
  ADD COLUMN sector text CHECK (length(sector) BETWEEN 1 AND 100),
  ADD COLUMN location jsonb,
  ADD COLUMN district text CHECK (length(district) BETWEEN 1 AND 100),
  ADD COLUMN planned_start_on date,
  ADD COLUMN planned_finish_on date,
  ADD COLUMN summary text CHECK (length(summary) BETWEEN 1 AND 4000),
  ADD CONSTRAINT projects_planned_days CHECK (planned_finish_on >= planned_start_on),
  ADD CONSTRAINT projects_stage_day CHECK (stage_on IS NULL OR stage IS NOT NULL);
CREATE UNIQUE INDEX projects_of_plan_item ON projects (plan_code, column_number, item_number)
  WHERE origin = 'plan';
CREATE INDEX projects_of_item ON projects (plan_code, column_number, item_number);
-- Projects without an item come last.
DROP INDEX projects_in_order;
CREATE INDEX projects_in_order ON projects ((NOT flagship), coalesce(column_number, 2147483647),
  coalesce(item_number, 2147483647), id);

-- Items of a project beside its first one, which stands in `projects`.
CREATE TABLE project_further_items (
  project_id    uuid NOT NULL REFERENCES projects (id),
  plan_code     text NOT NULL,
  column_number integer NOT NULL,
  item_number   integer NOT NULL,
  position      smallint NOT NULL CHECK (position > 1),
  PRIMARY KEY (project_id, plan_code, column_number, item_number),
  UNIQUE (project_id, position),
  FOREIGN KEY (plan_code, column_number, item_number)
    REFERENCES plan_items (plan_code, column_number, number)
);
CREATE INDEX project_further_items_of_item
  ON project_further_items (plan_code, column_number, item_number);

-- One row for each stage that a project entered. Never changed.
CREATE TABLE project_stage_moves (
  project_id        uuid NOT NULL REFERENCES projects (id),
  number            integer NOT NULL CHECK (number > 0),
  from_stage        text,
  to_stage          text NOT NULL CHECK (to_stage IN ('proposed', 'preparation', 'construction',
    'completed', 'final-account', 'evaluated', 'deferred', 'suspended', 'cancelled')),
  -- Null where a registration does not know since when the stage holds.
  moved_on          date,
  reason            text CHECK (length(reason) BETWEEN 1 AND 2000),
  change_request_id uuid REFERENCES change_requests (id),
  recorded_by       text NOT NULL,
  approved_by       text NOT NULL,
  recorded_at       timestamptz NOT NULL,
  PRIMARY KEY (project_id, number)
);

DO $$
DECLARE
  name text;
  was record;
BEGIN
  FOREACH name IN ARRAY ARRAY['project_further_items', 'project_stage_moves'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    SELECT replace((SELECT pg_get_expr(polqual, polrelid) FROM pg_policy
          WHERE polrelid = 'project_codes'::regclass AND polname = 'seen'), 'project_codes.', name || '.') AS seen,
        replace((SELECT pg_get_expr(polwithcheck, polrelid) FROM pg_policy
          WHERE polrelid = 'project_codes'::regclass AND polname = 'added'), 'project_codes.', name || '.') AS added
      INTO was;
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING (%s)', name, was.seen);
    EXECUTE format('CREATE POLICY added ON %I FOR INSERT WITH CHECK (%s)', name, was.added);
    IF name = 'project_further_items' THEN
      EXECUTE format('CREATE POLICY taken ON %I FOR DELETE USING (%s)', name, was.added);
    END IF;
  END LOOP;
END
$$;
GRANT SELECT, INSERT, DELETE ON project_further_items TO tracker_app;
GRANT SELECT, INSERT ON project_stage_moves TO tracker_app;
GRANT UPDATE (plan_code, column_number, item_number, name, kind, stage, stage_on, scope, tier,
  total_investment_fen, fyp_spend_fen, figure_note, place, supervising_organisation_id,
  officer_person_id, leader_person_id, sector, location, district, planned_start_on,
  planned_finish_on, summary) ON projects TO tracker_app;
