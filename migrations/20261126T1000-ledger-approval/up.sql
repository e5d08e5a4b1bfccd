-- This step reads and fills rows behind the second wall.
SELECT set_config('tracker.actor', 'service:migration', true), set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);

-- Documents that figures of a project are taken from, by the number people quote. Registered once, never changed.
CREATE TABLE project_documents (
  project_id  uuid NOT NULL,
  unit_id     text NOT NULL,
  number      text NOT NULL CHECK (length(number) BETWEEN 1 AND 200),
  title       text NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  issuer      text,
  issued_on   date,
  location    text,
  sha256      char(64) CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (project_id, number),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
-- What entries have named as their document so far was a free text; it becomes the number and the title of a registered one.
INSERT INTO project_documents (project_id, unit_id, number, title, recorded_by)
  SELECT project_id, unit_id, document, document, 'service:migration' FROM ledger_entries WHERE document IS NOT NULL GROUP BY project_id, unit_id, document;

-- Entries that somebody wants in the ledger and somebody else has to approve. An approved proposal's rows are entries then.
-- `units` are the units of all its rows: whoever may not see one of them sees nothing of the proposal.
CREATE TABLE ledger_proposals (
  id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind       text NOT NULL CHECK (kind IN ('posting', 'correction', 'import', 'undo')),
  state      text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'returned', 'withdrawn')),
  units      text[] NOT NULL CHECK (cardinality(units) > 0),
  entries    integer NOT NULL CHECK (entries BETWEEN 1 AND 100000),
  projects   integer NOT NULL CHECK (projects BETWEEN 1 AND entries),
  completed_fen bigint NOT NULL,
  funds_fen  bigint NOT NULL,
  paid_fen   bigint NOT NULL,
  note       text,
  undoes_id  uuid REFERENCES ledger_proposals (id),
  filed_by   text NOT NULL,
  filed_at   timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  decided_by text,
  decided_at timestamptz,
  reason     text,
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK (state <> 'approved' OR decided_by <> filed_by),
  CHECK (state <> 'returned' OR reason IS NOT NULL),
  CHECK ((undoes_id IS NOT NULL) = (kind = 'undo'))
);
CREATE INDEX ledger_proposals_in_order ON ledger_proposals (filed_at DESC, id);
CREATE INDEX ledger_proposals_waiting ON ledger_proposals (filed_at, id) WHERE state = 'proposed';

CREATE TABLE ledger_proposal_rows (
  proposal_id    uuid NOT NULL REFERENCES ledger_proposals (id),
  position       integer NOT NULL CHECK (position > 0),
  project_id     uuid NOT NULL,
  unit_id        text NOT NULL,
  series         text NOT NULL,
  month          char(7) NOT NULL,
  effective_on   date NOT NULL,
  amount_fen     bigint NOT NULL,
  building_fen   bigint,
  equipment_fen  bigint,
  other_fen      bigint,
  land_fen       bigint,
  funding_source text,
  document       text,
  note           text,
  origin         text NOT NULL,
  reverses_id    uuid REFERENCES ledger_entries (id),
  corrects_id    uuid REFERENCES ledger_entries (id),
  PRIMARY KEY (proposal_id, position),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE,
  FOREIGN KEY (project_id, document) REFERENCES project_documents (project_id, number)
);
CREATE INDEX ledger_proposal_rows_of_project ON ledger_proposal_rows (project_id);

-- A project that is handed over takes the proposals about it along. The one who hands over need not see every unit of a
-- proposal, so the scope is widened for this one statement and put back.
CREATE FUNCTION follow_units_of_proposal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sees text := coalesce(current_setting('tracker.sees_all', true), '');
  writes text := coalesce(current_setting('tracker.writes_all', true), '');
BEGIN
  PERFORM set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  UPDATE ledger_proposals SET units = (SELECT array_agg(DISTINCT unit_id ORDER BY unit_id) FROM ledger_proposal_rows WHERE proposal_id = ledger_proposals.id)
   WHERE id IN (SELECT proposal_id FROM moved);
  PERFORM set_config('tracker.sees_all', sees, true), set_config('tracker.writes_all', writes, true);
  RETURN NULL;
END
$$;
CREATE TRIGGER follow_units AFTER UPDATE ON ledger_proposal_rows REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION follow_units_of_proposal();

-- What an entry is made of (建安, 设备, 其他, 征迁 apart from them), what it corrects, by which proposal and on whose approval it came,
-- and its second hash (SM3), whose chain begins with the first entry of version 2.
ALTER TABLE ledger_entries
  ADD COLUMN building_fen  bigint,
  ADD COLUMN equipment_fen bigint,
  ADD COLUMN other_fen     bigint,
  ADD COLUMN land_fen      bigint,
  ADD COLUMN corrects_id   uuid REFERENCES ledger_entries (id),
  ADD COLUMN proposal_id   uuid REFERENCES ledger_proposals (id),
  ADD COLUMN approved_by   text,
  ADD COLUMN previous_sm3  char(64),
  ADD COLUMN sm3           char(64),
  ADD FOREIGN KEY (project_id, document) REFERENCES project_documents (project_id, number),
  ADD CONSTRAINT ledger_entries_composition CHECK (
    num_nonnulls(building_fen, equipment_fen, other_fen, land_fen) = 0
    OR (num_nonnulls(building_fen, equipment_fen, other_fen, land_fen) = 4 AND building_fen + equipment_fen + other_fen + land_fen = amount_fen)),
  ADD CONSTRAINT ledger_entries_approved CHECK (canonical_version = 1
    OR (num_nonnulls(proposal_id, approved_by, previous_sm3, sm3) = 4 AND approved_by <> recorded_by)),
  ADD CONSTRAINT ledger_entries_one_chain UNIQUE (project_id, previous_hash);
DO $$
DECLARE name text;
BEGIN
  SELECT conname INTO STRICT name FROM pg_constraint
   WHERE conrelid = 'ledger_entries'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%reverses_id IS NULL%';
  EXECUTE format('ALTER TABLE ledger_entries DROP CONSTRAINT %I', name);
END
$$;
ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_correction CHECK (
  (origin = 'correction') = (num_nonnulls(reverses_id, corrects_id) > 0)
  AND num_nonnulls(reverses_id, corrects_id) < 2
  AND (origin <> 'correction' OR note IS NOT NULL));
CREATE UNIQUE INDEX ledger_entries_corrected_once ON ledger_entries (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX ledger_entries_of_proposal ON ledger_entries (proposal_id) WHERE proposal_id IS NOT NULL;

ALTER TABLE ledger_heads ADD COLUMN head_sm3 char(64);
GRANT UPDATE (head_sm3) ON ledger_heads TO tracker_app;

ALTER TABLE project_documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_documents FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_proposal_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_proposal_rows FORCE ROW LEVEL SECURITY;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['project_documents', 'ledger_proposal_rows'] LOOP
    EXECUTE format($p$CREATE POLICY seen ON %I FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]))$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$, name);
  END LOOP;
END
$$;
CREATE POLICY taken ON ledger_proposal_rows FOR DELETE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
ALTER TABLE ledger_proposals ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_proposals FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON ledger_proposals FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR units <@ (SELECT nullif(current_setting('tracker.sees', true), ''))::text[]);
CREATE POLICY added ON ledger_proposals FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR units <@ (SELECT nullif(current_setting('tracker.writes', true), ''))::text[]);
CREATE POLICY changed ON ledger_proposals FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR units <@ (SELECT nullif(current_setting('tracker.writes', true), ''))::text[]);

GRANT SELECT, INSERT ON project_documents, ledger_proposals TO tracker_app;
GRANT UPDATE (state, decided_by, decided_at, reason) ON ledger_proposals TO tracker_app;
GRANT SELECT, INSERT, DELETE ON ledger_proposal_rows TO tracker_app;
