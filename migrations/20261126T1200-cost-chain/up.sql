-- Rates and thresholds of the field are dated data: which version held on which day, what it said, and who says so.
CREATE TABLE budget_rules (
  code        text NOT NULL,
  version     integer NOT NULL CHECK (version > 0),
  valid_from  date NOT NULL,
  valid_to    date CHECK (valid_to >= valid_from),
  parameters  jsonb NOT NULL,
  source      text NOT NULL CHECK (length(source) > 0),
  standing    text NOT NULL CHECK (standing IN ('read', 'second-hand', 'recalled')),
  recorded_by text NOT NULL DEFAULT 'program',
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (code, version)
);

-- Two versions of one rule never hold on the same day: nobody could say which of them judged.
CREATE FUNCTION refuse_overlapping_budget_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7410000051);
  IF EXISTS (SELECT FROM budget_rules WHERE code = NEW.code AND version <> NEW.version
              AND daterange(valid_from, valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')) THEN
    RAISE EXCEPTION 'rule % would hold twice on some days', NEW.code USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_rules_days';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_overlap BEFORE INSERT OR UPDATE ON budget_rules FOR EACH ROW EXECUTE FUNCTION refuse_overlapping_budget_rule();

INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing) VALUES
  ('approved-over-estimate', 1, '2019-07-01', '{"percent": 10}', '政府投资条例 第十二条（水利项目另有 15% 之说，未录入）', 'recalled'),
  ('adjustment-audit-first', 1, '2009-01-01', '{"percent": 10}', '发改投资〔2009〕1550号（起始日按文号年份）', 'read'),
  ('enterprise-amendment',   1, '2017-04-08', '{"percent": 20}', '企业投资项目核准和备案管理办法：投资或规模变化达 20% 须办理变更', 'read');

-- What somebody wants recorded, from the first draft to the decision. An approved one is a fact elsewhere and stays as it was approved.
CREATE TABLE budget_filings (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id      uuid NOT NULL,
  unit_id         text NOT NULL,
  kind            text NOT NULL,
  state           text NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved')),
  version         integer NOT NULL DEFAULT 1,
  content         jsonb NOT NULL,
  -- Everybody who wrote or submitted it: none of them decides.
  authors         text[] NOT NULL CHECK (cardinality(authors) > 0),
  submitted_by    text,
  submitted_at    timestamptz,
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text,
  created_at      timestamptz NOT NULL,
  UNIQUE (id, project_id, unit_id),
  CONSTRAINT budget_filings_other_hand CHECK (decided_by IS NULL OR NOT decided_by = ANY (authors)),
  CHECK ((state IN ('approved', 'returned')) = (decided_by IS NOT NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (state <> 'returned' OR decision_reason IS NOT NULL),
  CHECK (state NOT IN ('submitted', 'approved') OR submitted_by IS NOT NULL),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX budget_filings_of_project ON budget_filings (project_id, created_at DESC, id DESC);
CREATE INDEX budget_filings_in_order ON budget_filings (created_at DESC, id DESC);

-- Every state a filing ever had, with what it said then.
CREATE TABLE budget_filing_states (
  filing_id  uuid NOT NULL,
  project_id uuid NOT NULL,
  unit_id    text NOT NULL,
  version    integer NOT NULL,
  state      text NOT NULL,
  content    jsonb NOT NULL,
  reason     text,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (filing_id, version),
  FOREIGN KEY (filing_id, project_id, unit_id) REFERENCES budget_filings (id, project_id, unit_id) ON UPDATE CASCADE
);

-- The cost chain: one row per approved figure, never changed. Amounts in fen; a part that is not known is null.
CREATE TABLE cost_records (
  id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  filing_id        uuid NOT NULL UNIQUE REFERENCES budget_filings (id),
  project_id       uuid NOT NULL,
  unit_id          text NOT NULL,
  stage            text NOT NULL CHECK (stage IN ('stated-total', 'estimate', 'approved-estimate', 'adjusted-estimate', 'budget', 'contract', 'settlement', 'final-account')),
  amount_fen       bigint NOT NULL CHECK (amount_fen BETWEEN 1 AND 1000000000000000),
  scope            text NOT NULL CHECK (scope IN ('whole-line', 'hangzhou-section', 'not-stated')),
  effective_on     date NOT NULL,
  construction_fen bigint CHECK (construction_fen >= 0),
  equipment_fen    bigint CHECK (equipment_fen >= 0),
  other_fen        bigint CHECK (other_fen >= 0),
  land_fen         bigint CHECK (land_fen >= 0),
  approval_number  text,
  approval_body    text,
  source           text NOT NULL,
  document         text NOT NULL CHECK (length(document) > 0),
  place            text,
  price_basis      text,
  note             text,
  reasons          jsonb NOT NULL DEFAULT '[]' CHECK (stage <> 'adjusted-estimate' OR jsonb_array_length(reasons) > 0),
  funding          jsonb NOT NULL DEFAULT '[]',
  -- The baseline that an adjustment started from; what the rules in force said when it was approved.
  adjusts_fen      bigint,
  findings         jsonb NOT NULL DEFAULT '[]',
  filed_by         text NOT NULL,
  approved_by      text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  CHECK (approved_by <> filed_by),
  CHECK ((stage = 'adjusted-estimate') = (adjusts_fen IS NOT NULL)),
  CHECK (num_nonnulls(construction_fen, equipment_fen, other_fen, land_fen) IN (0, 4)),
  CHECK (construction_fen IS NULL OR construction_fen + equipment_fen + other_fen + land_fen = amount_fen),
  UNIQUE (id, project_id, unit_id),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX cost_records_of_project ON cost_records (project_id, effective_on, recorded_at);

-- Number 1 is the original and stays; each re-baselining comes behind it with reason, approver and day.
CREATE TABLE cost_baselines (
  project_id  uuid NOT NULL,
  unit_id     text NOT NULL,
  number      integer NOT NULL CHECK (number > 0),
  record_id   uuid NOT NULL,
  amount_fen  bigint NOT NULL CHECK (amount_fen > 0),
  scope       text NOT NULL,
  set_on      date NOT NULL,
  reason      text NOT NULL CHECK (length(reason) > 0),
  approved_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (project_id, number),
  FOREIGN KEY (record_id, project_id, unit_id) REFERENCES cost_records (id, project_id, unit_id) ON UPDATE CASCADE
);

-- Which of several sources counts is decided by somebody, for a reason; the newest decision on a subject holds. No record: the plan's own figure.
CREATE TABLE cost_choices (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  subject      text NOT NULL,
  record_id    uuid,
  reason       text NOT NULL CHECK (length(reason) > 0),
  effective_on date NOT NULL,
  chosen_by    text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  FOREIGN KEY (record_id) REFERENCES cost_records (id),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX cost_choices_of_project ON cost_choices (project_id, recorded_at);

-- By which regime a project was approved, from which day, and since when that is known. The project carries the newest.
CREATE TABLE approval_regimes (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id  uuid NOT NULL,
  unit_id     text NOT NULL,
  regime      text NOT NULL CHECK (regime IN ('approval', 'verification', 'filing')),
  valid_from  date NOT NULL,
  document    text NOT NULL CHECK (length(document) > 0),
  reason      text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX approval_regimes_of_project ON approval_regimes (project_id, recorded_at);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['budget_filings', 'budget_filing_states', 'cost_records', 'cost_baselines', 'cost_choices', 'approval_regimes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY seen ON %I FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]))$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$, name);
  END LOOP;
END
$$;
-- What was approved is out of reach of every later edit.
CREATE POLICY changed ON budget_filings FOR UPDATE
  USING (state <> 'approved' AND ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[])))
  WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));

GRANT SELECT, INSERT ON budget_rules, budget_filings, budget_filing_states, cost_records, cost_baselines, cost_choices, approval_regimes TO tracker_app;
GRANT UPDATE (state, version, content, authors, submitted_by, submitted_at, decided_by, decided_at, decision_reason) ON budget_filings TO tracker_app;
