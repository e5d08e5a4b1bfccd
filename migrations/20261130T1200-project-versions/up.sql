-- What was recorded of a project at any instant, as far as reports show or group by it. The database
-- writes a row whenever the project or its items change, so that no way of changing them forgets it.
SELECT set_config('tracker.actor', 'service:migration', true),
  set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

CREATE TABLE project_versions (
  project_id    uuid NOT NULL REFERENCES projects (id),
  number        integer NOT NULL CHECK (number > 0),
  recorded_at   timestamptz NOT NULL,
  name          text NOT NULL,
  kind          text NOT NULL,
  stage         text,
  scope         text NOT NULL,
  tier          text NOT NULL,
  flagship      boolean NOT NULL,
  district      text,
  plan_code     text,
  column_number integer,
  item_number   integer,
  -- Items beside the first one, in their order, each as 'plan column-item'.
  further_items text[] NOT NULL,
  PRIMARY KEY (project_id, number)
);

-- What was changed before this table stood is in no table; the present facts hold for all that time.
INSERT INTO project_versions (project_id, number, recorded_at, name, kind, stage, scope, tier,
    flagship, district, plan_code, column_number, item_number, further_items)
  SELECT project.id, 1, '-infinity', project.name, project.kind, project.stage, project.scope,
      project.tier, project.flagship, project.district, project.plan_code, project.column_number,
      project.item_number,
      ARRAY(SELECT item.plan_code || ' ' || item.column_number || '-' || item.item_number
              FROM project_further_items item WHERE item.project_id = project.id
             ORDER BY item.position)
    FROM projects project;

CREATE FUNCTION note_project_version(changed uuid) RETURNS void LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO project_versions (project_id, number, recorded_at, name, kind, stage, scope, tier,
      flagship, district, plan_code, column_number, item_number, further_items)
    SELECT project.id,
        1 + coalesce((SELECT max(held.number) FROM project_versions held
                       WHERE held.project_id = project.id), 0),
        stamp_instant(), project.name, project.kind, project.stage, project.scope, project.tier,
        project.flagship, project.district, project.plan_code, project.column_number,
        project.item_number,
        ARRAY(SELECT item.plan_code || ' ' || item.column_number || '-' || item.item_number
                FROM project_further_items item WHERE item.project_id = project.id
               ORDER BY item.position)
      FROM projects project WHERE project.id = changed;
END
$$;

CREATE FUNCTION note_changed_project() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM note_project_version(NEW.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER note_first_version AFTER INSERT ON projects
  FOR EACH ROW EXECUTE FUNCTION note_changed_project();
CREATE TRIGGER note_version AFTER UPDATE ON projects FOR EACH ROW
  WHEN ((OLD.name, OLD.kind, OLD.stage, OLD.scope, OLD.tier, OLD.flagship, OLD.district,
      OLD.plan_code, OLD.column_number, OLD.item_number)
    IS DISTINCT FROM (NEW.name, NEW.kind, NEW.stage, NEW.scope, NEW.tier, NEW.flagship,
      NEW.district, NEW.plan_code, NEW.column_number, NEW.item_number))
  EXECUTE FUNCTION note_changed_project();

CREATE FUNCTION note_changed_items() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM note_project_version(CASE TG_OP WHEN 'DELETE' THEN OLD.project_id ELSE NEW.project_id END);
  RETURN NULL;
END
$$;
CREATE TRIGGER note_version AFTER INSERT OR UPDATE OR DELETE ON project_further_items
  FOR EACH ROW EXECUTE FUNCTION note_changed_items();

DO $$
DECLARE
  seen text;
  added text;
BEGIN
  SELECT replace(qual, 'special_bonds.', 'project_versions.') INTO STRICT seen FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'seen';
  SELECT replace(with_check, 'special_bonds.', 'project_versions.') INTO STRICT added
    FROM pg_policies WHERE tablename = 'special_bonds' AND policyname = 'added';
  ALTER TABLE project_versions ENABLE ROW LEVEL SECURITY;
  ALTER TABLE project_versions FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY seen ON project_versions FOR SELECT USING (%s)', seen);
  EXECUTE format('CREATE POLICY added ON project_versions FOR INSERT WITH CHECK (%s)', added);
END
$$;
GRANT SELECT, INSERT ON project_versions TO tracker_app;
