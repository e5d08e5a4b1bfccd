-- Monthly returns: what an officer types about a project's month until it is submitted. What was
-- submitted stands in the change request; its state tells the state of the return.
CREATE TABLE project_returns (
  project_id        uuid NOT NULL REFERENCES projects (id),
  month             char(7) NOT NULL CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  version           integer NOT NULL CHECK (version > 1),
  -- Amounts are fen, as text.
  content           jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  -- The change request with which it was submitted last; null for a draft.
  change_request_id uuid,
  -- The approved change request that a draft is to correct.
  corrects          uuid,
  saved_by          text NOT NULL,
  saved_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, month)
);
CREATE INDEX project_returns_by_request ON project_returns (change_request_id);
ALTER TABLE project_returns ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_returns FORCE ROW LEVEL SECURITY;
-- Seen and written by whoever sees and writes what belongs to the project.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY seen ON project_returns FOR SELECT USING (%s)', (SELECT
    replace(qual, 'special_bonds.', 'project_returns.') FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'seen'));
  EXECUTE format('CREATE POLICY added ON project_returns FOR INSERT WITH CHECK (%s)', (SELECT
    replace(with_check, 'special_bonds.', 'project_returns.') FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'added'));
  EXECUTE format('CREATE POLICY changed ON project_returns FOR UPDATE USING (%s)', (SELECT
    replace(with_check, 'special_bonds.', 'project_returns.') FROM pg_policies
    WHERE tablename = 'special_bonds' AND policyname = 'added'));
END
$$;
GRANT SELECT, INSERT ON project_returns TO tracker_app;
GRANT UPDATE (version, content, change_request_id, corrects, saved_by, saved_at)
  ON project_returns TO tracker_app;
