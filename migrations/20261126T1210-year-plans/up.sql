-- What a project was to spend in a year. Number 1 is the original and stays beside every adjustment. Amounts in fen.
CREATE TABLE year_plans (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  filing_id    uuid NOT NULL UNIQUE REFERENCES budget_filings (id),
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  year         integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  number       integer NOT NULL CHECK (number > 0),
  amount_fen   bigint NOT NULL CHECK (amount_fen BETWEEN 0 AND 1000000000000000),
  category     text NOT NULL CHECK (category IN ('preparation', 'new-start', 'continuing', 'to-complete')),
  curve_fen    bigint[] CHECK (cardinality(curve_fen) = 12 AND array_position(curve_fen, NULL) IS NULL AND 0 <= ALL (curve_fen)),
  reason       text CHECK (number = 1 OR reason IS NOT NULL),
  document     text NOT NULL CHECK (length(document) > 0),
  place        text,
  effective_on date NOT NULL,
  filed_by     text NOT NULL,
  approved_by  text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  CHECK (approved_by <> filed_by),
  CHECK (curve_fen[1] + curve_fen[2] + curve_fen[3] + curve_fen[4] + curve_fen[5] + curve_fen[6] + curve_fen[7] + curve_fen[8] + curve_fen[9] + curve_fen[10] + curve_fen[11] + curve_fen[12] = amount_fen),
  UNIQUE (project_id, year, number),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);

-- Who was to pay for a year; an adjustment replaces the year's row of cells as a whole, under the next number.
CREATE TABLE funding_plans (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  filing_id    uuid NOT NULL UNIQUE REFERENCES budget_filings (id),
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  year         integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  number       integer NOT NULL CHECK (number > 0),
  reason       text CHECK (number = 1 OR reason IS NOT NULL),
  document     text NOT NULL CHECK (length(document) > 0),
  place        text,
  effective_on date NOT NULL,
  filed_by     text NOT NULL,
  approved_by  text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  CHECK (approved_by <> filed_by),
  UNIQUE (project_id, year, number),
  UNIQUE (id, project_id, unit_id),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE TABLE funding_cells (
  plan_id        uuid NOT NULL,
  project_id     uuid NOT NULL,
  unit_id        text NOT NULL,
  funding_source text NOT NULL CHECK (funding_source IN ('central-budget', 'ultra-long-treasury-bond', 'provincial', 'municipal', 'district', 'special-bond', 'general-bond', 'enterprise-bond', 'bank-loan', 'self-raised', 'ppp', 'reits', 'government-fund', 'foreign', 'other')),
  planned_fen    bigint NOT NULL CHECK (planned_fen BETWEEN 0 AND 1000000000000000),
  PRIMARY KEY (plan_id, funding_source),
  FOREIGN KEY (plan_id, project_id, unit_id) REFERENCES funding_plans (id, project_id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX funding_cells_of_project ON funding_cells (project_id);

-- Bonds that were issued for a project; from the day of issue a clock runs until the money is spent.
CREATE TABLE special_bonds (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  filing_id    uuid NOT NULL UNIQUE REFERENCES budget_filings (id),
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  name         text NOT NULL CHECK (length(name) > 0),
  issued_on    date NOT NULL,
  amount_fen   bigint NOT NULL CHECK (amount_fen BETWEEN 1 AND 1000000000000000),
  document     text NOT NULL CHECK (length(document) > 0),
  place        text,
  note         text,
  filed_by     text NOT NULL,
  approved_by  text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  CHECK (approved_by <> filed_by),
  UNIQUE (project_id, name),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['year_plans', 'funding_plans', 'funding_cells', 'special_bonds'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY seen ON %I FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]))$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$, name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON year_plans, funding_plans, funding_cells, special_bonds TO tracker_app;

INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing) VALUES
  ('year-plan-lag',      1, '2021-01-01', '{"amberPoints": 10, "redPoints": 30}', '本程序默认值，取自银川 2025 年做法（落后 10–30 个百分点黄、30 以上红）', 'second-hand'),
  ('special-bond-clock', 1, '2021-01-01', '{"months": 6, "shortPercent": 30}', '本程序默认值，取自天津 2022 年做法（发行满六个月，差 30% 以内黄、以上红）', 'second-hand');
