-- Explanations of alerts whose cause can no longer be removed, such as the missed figure of a plan
-- period that is over. Rows are only added: each was filed by one person and approved by another.
CREATE TABLE alert_explanations (
  project_id   uuid NOT NULL REFERENCES projects (id),
  -- Id of the change request.
  id           uuid NOT NULL,
  rule         text NOT NULL,
  episode_key  text NOT NULL,
  -- What it covers: the matter, and how far the value may be off (fen or per cent).
  matter       text NOT NULL,
  extent       bigint NOT NULL CHECK (extent >= 0),
  explanation  text NOT NULL CHECK (length(explanation) BETWEEN 1 AND 2000),
  effective_on date NOT NULL,
  filed_by     text NOT NULL,
  approved_by  text NOT NULL,
  recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, id),
  CHECK (filed_by <> approved_by)
);
ALTER TABLE alert_explanations ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_explanations FORCE ROW LEVEL SECURITY;
-- Seen and added by whoever sees and writes what belongs to the project.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY seen ON alert_explanations FOR SELECT USING (%s)', (SELECT
    replace(qual, 'special_bonds.', 'alert_explanations.') FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'seen'));
  EXECUTE format('CREATE POLICY added ON alert_explanations FOR INSERT WITH CHECK (%s)', (SELECT
    replace(with_check, 'special_bonds.', 'alert_explanations.') FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'added'));
END
$$;
GRANT SELECT, INSERT ON alert_explanations TO tracker_app;
