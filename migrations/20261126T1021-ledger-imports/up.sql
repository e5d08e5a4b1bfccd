-- Files of history on their way into the ledger. What was handed in stays as it is; state, progress and outcome move on.
CREATE TABLE ledger_imports (
  id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  file_name      text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  format         text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  unit           text NOT NULL CHECK (unit IN ('分', '元', '万元', '亿元')),
  file           bytea NOT NULL CHECK (octet_length(file) BETWEEN 1 AND 20971520),
  file_bytes     integer NOT NULL,
  sha256         char(64) NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  control_completed_fen bigint CHECK (control_completed_fen >= 0),
  control_funds_fen     bigint CHECK (control_funds_fen >= 0),
  control_paid_fen      bigint CHECK (control_paid_fen >= 0),
  unit_confirmed boolean NOT NULL,
  -- Whether a file that is right is filed for approval, or only rehearsed.
  send           boolean NOT NULL,
  state          text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'refused', 'ready', 'filed', 'failed')),
  -- Who holds the work: a number that goes up with each taker, and until when it is theirs.
  claim          integer NOT NULL DEFAULT 0,
  claimed_until  timestamptz,
  attempts       integer NOT NULL DEFAULT 0,
  phase          text CHECK (phase IN ('reading', 'judging', 'rehearsing', 'filing')),
  rows_read      integer NOT NULL DEFAULT 0 CHECK (rows_read >= 0),
  rows_of        integer CHECK (rows_of >= 0),
  errors         jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(errors) = 'array' AND jsonb_array_length(errors) <= 5000),
  error_count    integer NOT NULL DEFAULT 0 CHECK (error_count >= jsonb_array_length(errors)),
  entries        integer,
  found_completed_fen bigint,
  found_funds_fen     bigint,
  found_paid_fen      bigint,
  -- Units of the projects it touches, once they are known.
  units          text[] NOT NULL DEFAULT '{}',
  proposal_id    uuid REFERENCES ledger_proposals (id),
  filed_by       text NOT NULL,
  filed_at       timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  finished_at    timestamptz,
  CHECK ((state = 'filed') = (proposal_id IS NOT NULL)),
  CHECK ((state IN ('refused', 'failed')) = (error_count > 0)),
  CHECK ((state IN ('waiting', 'running')) = (finished_at IS NULL)),
  CHECK ((state = 'running') = (claimed_until IS NOT NULL)),
  CHECK (state NOT IN ('ready', 'filed') OR num_nonnulls(entries, found_completed_fen, found_funds_fen, found_paid_fen) = 4)
);
CREATE INDEX ledger_imports_in_order ON ledger_imports (filed_at DESC, id);
CREATE INDEX ledger_imports_unfinished ON ledger_imports (filed_at) WHERE state IN ('waiting', 'running');

-- What each project would have: before, after, and by how many entries.
CREATE TABLE ledger_import_totals (
  import_id  uuid NOT NULL REFERENCES ledger_imports (id),
  project_id uuid NOT NULL,
  unit_id    text NOT NULL,
  series     text NOT NULL CHECK (series IN ('completed', 'funds', 'paid')),
  entries    integer NOT NULL CHECK (entries > 0),
  before_fen bigint NOT NULL,
  after_fen  bigint NOT NULL,
  PRIMARY KEY (import_id, project_id, series),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX ledger_import_totals_of_project ON ledger_import_totals (project_id);

-- A project that is handed over takes the files about it along; the scope is widened for this one statement and put back.
CREATE FUNCTION follow_units_of_import() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sees text := coalesce(current_setting('tracker.sees_all', true), '');
  writes text := coalesce(current_setting('tracker.writes_all', true), '');
BEGIN
  PERFORM set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  UPDATE ledger_imports SET units = (SELECT array_agg(DISTINCT unit_id ORDER BY unit_id) FROM ledger_import_totals WHERE import_id = ledger_imports.id)
   WHERE id IN (SELECT import_id FROM moved);
  PERFORM set_config('tracker.sees_all', sees, true), set_config('tracker.writes_all', writes, true);
  RETURN NULL;
END
$$;
CREATE TRIGGER follow_units AFTER UPDATE ON ledger_import_totals REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION follow_units_of_import();

ALTER TABLE ledger_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_imports FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_import_totals ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_import_totals FORCE ROW LEVEL SECURITY;
-- Until its units are known a file is its filer's alone; then it is for those who see all of them.
CREATE POLICY seen ON ledger_imports FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR CASE WHEN units = '{}'
  THEN filed_by = (SELECT current_setting('tracker.actor', true)) ELSE units <@ (SELECT nullif(current_setting('tracker.sees', true), ''))::text[] END);
CREATE POLICY added ON ledger_imports FOR INSERT WITH CHECK (filed_by = (SELECT current_setting('tracker.actor', true)));
CREATE POLICY changed ON ledger_imports FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR filed_by = (SELECT current_setting('tracker.actor', true)));
CREATE POLICY seen ON ledger_import_totals FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON ledger_import_totals FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
CREATE POLICY taken ON ledger_import_totals FOR DELETE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));

GRANT SELECT, INSERT ON ledger_imports TO tracker_app;
GRANT UPDATE (send, state, claim, claimed_until, attempts, phase, rows_read, rows_of, errors, error_count, entries, found_completed_fen, found_funds_fen, found_paid_fen, units, proposal_id, finished_at) ON ledger_imports TO tracker_app;
GRANT SELECT, INSERT, DELETE ON ledger_import_totals TO tracker_app;
