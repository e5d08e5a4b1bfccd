-- What was found to contradict the ledger or its checkpoints. It stays until a person closes it with a reason, whatever later runs find.
CREATE TABLE ledger_contradictions (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  key           text NOT NULL UNIQUE CHECK (length(key) <= 500),
  kind          text NOT NULL CHECK (kind IN ('chain', 'checkpoint', 'checkpoint-missing', 'checkpoint-changed', 'key-unknown', 'database-older')),
  project_id    uuid,
  sequence      bigint,
  checkpoint_on date,
  what          text NOT NULL,
  since         timestamptz NOT NULL,
  last_found_at timestamptz NOT NULL,
  closed_at     timestamptz,
  closed_by     uuid REFERENCES people (id),
  closed_reason text CHECK (length(closed_reason) BETWEEN 1 AND 2000),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_reason IS NULL)),
  CHECK (last_found_at >= since)
);
CREATE INDEX ledger_contradictions_open ON ledger_contradictions (project_id) WHERE closed_at IS NULL;
CREATE INDEX ledger_contradictions_in_order ON ledger_contradictions (since DESC, id);

ALTER TABLE ledger_contradictions ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_contradictions FORCE ROW LEVEL SECURITY;
-- Whoever sees the project sees what is wrong with its ledger; what concerns the whole ledger is shown to everybody signed in.
CREATE POLICY seen ON ledger_contradictions FOR SELECT USING (
  (SELECT current_setting('tracker.sees_all', true)) = 'on'
  OR (project_id IS NULL AND (SELECT nullif(current_setting('tracker.actor', true), '')) IS NOT NULL)
  OR EXISTS (SELECT FROM projects WHERE projects.id = project_id));
CREATE POLICY added ON ledger_contradictions FOR INSERT WITH CHECK (
  (SELECT current_setting('tracker.writes_all', true)) = 'on' AND closed_at IS NULL);
CREATE POLICY found_again ON ledger_contradictions FOR UPDATE
  USING ((SELECT current_setting('tracker.writes_all', true)) = 'on');
-- Closing is an auditor's: they see the whole city and write in no organisation.
CREATE POLICY closed ON ledger_contradictions FOR UPDATE
  USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' AND closed_at IS NULL)
  WITH CHECK (closed_by::text = (SELECT current_setting('tracker.actor', true)));
GRANT SELECT, INSERT ON ledger_contradictions TO tracker_app;
GRANT UPDATE (last_found_at, closed_at, closed_by, closed_reason) ON ledger_contradictions TO tracker_app;

CREATE FUNCTION ledger_contradiction_is_closed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL AND (NEW.closed_at, NEW.closed_by, NEW.closed_reason) IS DISTINCT FROM (OLD.closed_at, OLD.closed_by, OLD.closed_reason) THEN
    RAISE EXCEPTION 'a contradiction is closed once';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER ledger_contradiction_is_closed_once BEFORE UPDATE ON ledger_contradictions FOR EACH ROW EXECUTE FUNCTION ledger_contradiction_is_closed_once();

-- A checkpoint can be made at any moment, besides the one that a day has anyway. Its instant tells it apart.
ALTER TABLE ledger_digests ADD COLUMN scheduled boolean NOT NULL DEFAULT true;
ALTER TABLE ledger_digests DROP CONSTRAINT ledger_digests_pkey;
ALTER TABLE ledger_digests ADD PRIMARY KEY (as_of);
CREATE UNIQUE INDEX ledger_digests_one_scheduled ON ledger_digests (day) WHERE scheduled;
