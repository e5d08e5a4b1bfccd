-- A project that goes on in another plan than the one it came from: carried over unfinished, or named by both.
CREATE TABLE plan_carry_overs (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  from_plan    text NOT NULL REFERENCES plans (code),
  to_plan      text NOT NULL REFERENCES plans (code),
  -- What is planned for the period of the new plan, fen; null is not known yet.
  figure_fen   bigint CHECK (figure_fen BETWEEN 1 AND 1000000000000000),
  reason       text NOT NULL CHECK (length(reason) > 0),
  document     text NOT NULL CHECK (length(document) > 0),
  effective_on date NOT NULL,
  decided_by   text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  CHECK (from_plan <> to_plan),
  UNIQUE (project_id, to_plan),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);

-- What is planned for a plan period after the plan said so: number 1 is the first adjustment, what the plan or the carry-over said stays beside it.
CREATE TABLE period_figures (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  filing_id    uuid NOT NULL UNIQUE REFERENCES budget_filings (id),
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  plan_code    text NOT NULL REFERENCES plans (code),
  number       integer NOT NULL CHECK (number > 0),
  amount_fen   bigint NOT NULL CHECK (amount_fen BETWEEN 1 AND 1000000000000000),
  reason       text NOT NULL CHECK (length(reason) > 0),
  document     text NOT NULL CHECK (length(document) > 0),
  place        text,
  effective_on date NOT NULL,
  filed_by     text NOT NULL,
  approved_by  text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  CHECK (approved_by <> filed_by),
  UNIQUE (project_id, plan_code, number),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);

-- Mid-term adjustments of what an item promises; the plan's own target stays as it was printed.
CREATE TABLE target_adjustments (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  filing_id    uuid NOT NULL UNIQUE REFERENCES budget_filings (id),
  project_id   uuid NOT NULL,
  unit_id      text NOT NULL,
  plan_code    text NOT NULL,
  target_id    text NOT NULL,
  number       integer NOT NULL CHECK (number > 0),
  value        numeric NOT NULL,
  value_to     numeric CHECK (value_to >= value),
  due_on       date,
  reason       text NOT NULL CHECK (length(reason) > 0),
  document     text NOT NULL CHECK (length(document) > 0),
  place        text,
  effective_on date NOT NULL,
  filed_by     text NOT NULL,
  approved_by  text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  CHECK (approved_by <> filed_by),
  UNIQUE (project_id, target_id, number),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['plan_carry_overs', 'period_figures', 'target_adjustments'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY seen ON %I FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]))$p$, name);
    EXECUTE format($p$CREATE POLICY added ON %I FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]))$p$, name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON plan_carry_overs, period_figures, target_adjustments TO tracker_app;
