-- The six facts of a project's completion. Rows are only added; the last one of a fact counts.
CREATE TABLE completion_facts (
  project_id  uuid NOT NULL REFERENCES projects (id),
  fact        text NOT NULL CHECK (fact IN ('works-complete', 'acceptance', 'in-use', 'final-account',
    'final-account-approval', 'asset-transfer')),
  number      integer NOT NULL CHECK (number > 0),
  on_day      date NOT NULL,
  document    text CHECK (length(document) BETWEEN 1 AND 300),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (project_id, fact, number)
);
ALTER TABLE completion_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE completion_facts FORCE ROW LEVEL SECURITY;
-- Seen and added by whoever sees and writes what belongs to the project.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY seen ON completion_facts FOR SELECT USING (%s)', (SELECT
    replace(qual, 'project_codes.', 'completion_facts.') FROM pg_policies
    WHERE tablename = 'project_codes' AND policyname = 'seen'));
  EXECUTE format('CREATE POLICY added ON completion_facts FOR INSERT WITH CHECK (%s)', (SELECT
    replace(with_check, 'project_codes.', 'completion_facts.') FROM pg_policies
    WHERE tablename = 'project_codes' AND policyname = 'added'));
END
$$;
GRANT SELECT, INSERT ON completion_facts TO tracker_app;
