-- Which milestones of a project have to be met before another one, and how many calendar days before.
CREATE TABLE milestone_predecessors (
  project_id     uuid NOT NULL,
  milestone_id   uuid NOT NULL,
  predecessor_id uuid NOT NULL,
  lag_days       integer NOT NULL CHECK (lag_days BETWEEN 0 AND 3650),
  PRIMARY KEY (project_id, milestone_id, predecessor_id),
  -- Both ends belong to the same project.
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestones (project_id, id),
  FOREIGN KEY (project_id, predecessor_id) REFERENCES milestones (project_id, id),
  CHECK (predecessor_id <> milestone_id)
);

-- Seen, added and taken away by whoever sees and writes what belongs to the project.
DO $$
DECLARE
  seen text;
  written text;
BEGIN
  SELECT replace(qual, 'contract_payments.', 'milestone_predecessors.') INTO STRICT seen
    FROM pg_policies WHERE tablename = 'contract_payments' AND policyname = 'seen';
  SELECT replace(with_check, 'contract_payments.', 'milestone_predecessors.') INTO STRICT written
    FROM pg_policies WHERE tablename = 'contract_payments' AND policyname = 'added';
  ALTER TABLE milestone_predecessors ENABLE ROW LEVEL SECURITY;
  ALTER TABLE milestone_predecessors FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY seen ON milestone_predecessors FOR SELECT USING (%s)', seen);
  EXECUTE format('CREATE POLICY added ON milestone_predecessors FOR INSERT WITH CHECK (%s)', written);
  EXECUTE format('CREATE POLICY taken ON milestone_predecessors FOR DELETE USING (%s)', written);
END
$$;
GRANT SELECT, INSERT, DELETE ON milestone_predecessors TO tracker_app;
