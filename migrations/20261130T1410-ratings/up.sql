-- How people rate projects, beside the computed lights. Rows are only added; the newest one counts.
CREATE TABLE project_ratings (
  project_id        uuid NOT NULL REFERENCES projects (id),
  id                uuid NOT NULL,
  rating            text NOT NULL CHECK (rating IN ('green', 'amber', 'red')),
  words             text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
  -- What the lights said together; null where none could be judged.
  computed          text CHECK (computed IN ('green', 'amber', 'red')),
  rated_on          date NOT NULL,
  -- Set where the rating is better than the lights, and another person agreed.
  change_request_id uuid REFERENCES change_requests (id),
  filed_by          text NOT NULL,
  approved_by       text,
  recorded_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, id),
  CONSTRAINT project_ratings_two_people CHECK (filed_by <> approved_by),
  CHECK ((change_request_id IS NULL) = (approved_by IS NULL)),
  CONSTRAINT project_ratings_better_by_two CHECK (approved_by IS NOT NULL OR computed IS NULL
    OR array_position(ARRAY['green', 'amber', 'red'], rating)
      >= array_position(ARRAY['green', 'amber', 'red'], computed))
);
CREATE INDEX project_ratings_newest ON project_ratings (project_id, recorded_at DESC, id DESC);
CREATE INDEX project_ratings_of_change_request ON project_ratings (change_request_id);
ALTER TABLE project_ratings ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_ratings FORCE ROW LEVEL SECURITY;
-- Seen and added by whoever sees and writes what belongs to the project.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY seen ON project_ratings FOR SELECT USING (%s)', (SELECT
    replace(qual, 'special_bonds.', 'project_ratings.') FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'seen'));
  EXECUTE format('CREATE POLICY added ON project_ratings FOR INSERT WITH CHECK (%s)', (SELECT
    replace(with_check, 'special_bonds.', 'project_ratings.') FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'added'));
END
$$;
GRANT SELECT, INSERT ON project_ratings TO tracker_app;
