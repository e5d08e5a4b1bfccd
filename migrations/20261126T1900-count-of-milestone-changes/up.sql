-- How often anything about a project's milestones changed. Whoever asks whether it did since the day before compares one number instead of adding up the version of each.
CREATE TABLE milestone_change_counts (
  project_id uuid PRIMARY KEY,
  unit_id    text NOT NULL,
  changes    bigint NOT NULL CHECK (changes > 0),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
ALTER TABLE milestone_change_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE milestone_change_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON milestone_change_counts FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
-- Who may change a milestone is asked at the milestones; their change is counted even where somebody mends the database by hand.
CREATE POLICY counted ON milestone_change_counts TO CURRENT_USER USING (true);
-- The program reads it only: the database counts, whoever changes a milestone and by which way.
GRANT SELECT ON milestone_change_counts TO tracker_app;

CREATE FUNCTION count_milestone_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO milestone_change_counts AS counted (project_id, unit_id, changes)
  VALUES (coalesce(NEW.project_id, OLD.project_id), coalesce(NEW.unit_id, OLD.unit_id), 1)
  ON CONFLICT (project_id) DO UPDATE SET changes = counted.changes + 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE ON milestones FOR EACH ROW EXECUTE FUNCTION count_milestone_change();

INSERT INTO milestone_change_counts (project_id, unit_id, changes) SELECT project_id, unit_id, sum(version) FROM milestones GROUP BY project_id, unit_id;
