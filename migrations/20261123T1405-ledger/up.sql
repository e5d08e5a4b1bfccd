-- One row per project: the end of its chain and its current totals. Locking it orders the writers of one project.
CREATE TABLE ledger_heads (
  project_id    uuid PRIMARY KEY,
  unit_id       text NOT NULL,
  entries       bigint NOT NULL DEFAULT 0,
  head_hash     char(64) NOT NULL,
  completed_fen bigint NOT NULL DEFAULT 0,
  funds_fen     bigint NOT NULL DEFAULT 0,
  paid_fen      bigint NOT NULL DEFAULT 0,
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);

CREATE TABLE ledger_entries (
  id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id        uuid NOT NULL,
  unit_id           text NOT NULL,
  sequence          bigint NOT NULL CHECK (sequence > 0),
  series            text NOT NULL CHECK (series IN ('completed', 'funds', 'paid')),
  month             char(7) NOT NULL CHECK (month ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$'),
  effective_on      date NOT NULL CHECK (to_char(effective_on, 'YYYY-MM') = month),
  amount_fen        bigint NOT NULL CHECK (amount_fen <> 0 AND amount_fen BETWEEN -1000000000000000 AND 1000000000000000),
  funding_source    text CHECK (funding_source IN ('central-budget', 'ultra-long-treasury-bond', 'provincial', 'municipal', 'district', 'special-bond', 'general-bond', 'enterprise-bond', 'bank-loan', 'self-raised', 'ppp', 'reits', 'government-fund', 'foreign', 'other')),
  document          text,
  note              text,
  origin            text NOT NULL CHECK (origin IN ('direct', 'return', 'import', 'correction')),
  reverses_id       uuid UNIQUE REFERENCES ledger_entries (id),
  recorded_by       text NOT NULL,
  recorded_at       timestamptz NOT NULL,
  canonical_version smallint NOT NULL,
  previous_hash     char(64) NOT NULL,
  hash              char(64) NOT NULL,
  UNIQUE (project_id, sequence),
  CHECK (funding_source IS NOT NULL OR series = 'completed'),
  CHECK ((reverses_id IS NULL) = (origin <> 'correction')),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX ledger_entries_by_period ON ledger_entries (effective_on, project_id);

CREATE TABLE ledger_totals (
  project_id     uuid NOT NULL,
  unit_id        text NOT NULL,
  month          char(7) NOT NULL,
  funding_source text,
  series         text NOT NULL,
  amount_fen     bigint NOT NULL,
  entries        bigint NOT NULL,
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE UNIQUE INDEX ledger_totals_key ON ledger_totals (project_id, month, series, funding_source) NULLS NOT DISTINCT;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_heads', 'ledger_entries', 'ledger_totals'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY seen ON %I FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]))$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$, name);
  END LOOP;
END
$$;
CREATE POLICY changed ON ledger_heads FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
CREATE POLICY changed ON ledger_totals FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));

-- Append-only: the program can add an entry and nothing else.
GRANT SELECT, INSERT ON ledger_entries TO tracker_app;
GRANT SELECT, INSERT ON ledger_heads, ledger_totals TO tracker_app;
GRANT UPDATE (entries, head_hash, completed_fen, funds_fen, paid_fen) ON ledger_heads TO tracker_app;
GRANT UPDATE (amount_fen, entries) ON ledger_totals TO tracker_app;
