-- Which project is a part of which (打包/子项, 全线/杭州段), on which days. Ended by a day, never rewritten.
CREATE TABLE project_parents (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id  uuid NOT NULL,
  unit_id     text NOT NULL,
  parent_id   uuid NOT NULL REFERENCES projects (id),
  part        text NOT NULL CHECK (part IN ('sub-item', 'section')),
  valid_from  date NOT NULL,
  valid_to    date CHECK (valid_to >= valid_from),
  document    text NOT NULL CHECK (length(document) > 0),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  ended_on    date,
  ended_by    text,
  ended_at    timestamptz,
  CHECK (num_nonnulls(ended_on, ended_by, ended_at) IN (0, 3)),
  CHECK (ended_on >= valid_from),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX project_parents_of_child ON project_parents (project_id);
CREATE INDEX project_parents_of_parent ON project_parents (parent_id);

-- On no day two parents, and on no day below itself. Both are judged over all units, whoever asks: a circle may lead through a unit that the asker does not see.
CREATE FUNCTION refuse_impossible_parent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  seen text := coalesce(current_setting('tracker.sees_all', true), '');
  days daterange := daterange(NEW.valid_from, NEW.valid_to, '[]');
  twice boolean;
  circle boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(7410000052);
  PERFORM set_config('tracker.sees_all', 'on', true);
  SELECT EXISTS (SELECT FROM project_parents WHERE project_id = NEW.project_id AND id <> NEW.id AND daterange(valid_from, coalesce(ended_on, valid_to), '[]') && days) INTO twice;
  WITH RECURSIVE above (id) AS (
    SELECT NEW.parent_id
    UNION
    SELECT link.parent_id FROM project_parents link JOIN above ON link.project_id = above.id WHERE daterange(link.valid_from, coalesce(link.ended_on, link.valid_to), '[]') && days
  )
  SELECT EXISTS (SELECT FROM above WHERE id = NEW.project_id) INTO circle;
  PERFORM set_config('tracker.sees_all', seen, true);
  IF circle THEN
    RAISE EXCEPTION 'project % would stand below itself', NEW.project_id USING ERRCODE = 'check_violation', CONSTRAINT = 'project_parents_tree';
  END IF;
  IF twice THEN
    RAISE EXCEPTION 'project % would have two parents on some days', NEW.project_id USING ERRCODE = 'check_violation', CONSTRAINT = 'project_parents_days';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_impossible BEFORE INSERT ON project_parents FOR EACH ROW EXECUTE FUNCTION refuse_impossible_parent();

ALTER TABLE project_parents ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_parents FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON project_parents FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON project_parents FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
CREATE POLICY changed ON project_parents FOR UPDATE
  USING (ended_at IS NULL AND ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[])))
  WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
GRANT SELECT, INSERT ON project_parents TO tracker_app;
GRANT UPDATE (ended_on, ended_by, ended_at) ON project_parents TO tracker_app;
