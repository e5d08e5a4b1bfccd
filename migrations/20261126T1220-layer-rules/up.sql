INSERT INTO budget_rules (code, version, valid_from, parameters, source, standing) VALUES
  ('total-ceiling',       1, '2021-01-01', '{"percent": 100}', '政府投资条例 第二十三条：投资原则上不得超过经核定的概算', 'read'),
  ('plan-period-ceiling', 1, '2021-01-01', '{"percent": 100}', '本程序默认值：超过规划期投资须说明', 'read'),
  ('reference-class',     1, '2021-01-01', '{"rail": 45, "bridges-and-tunnels": 34, "roads": 20}', 'Flyvbjerg 等：交通项目平均超支率（铁路 45%、桥隧 34%、道路 20%），外部视角', 'recalled'),
  ('run-rate',            1, '2021-01-01', '{"months": 12}', '本程序默认值：按最近十二个月的平均完成投资外推', 'read');

-- What the officer thinks the project will cost in the end; each one stays beside those before it. Amount in fen.
CREATE TABLE completion_forecasts (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id      uuid NOT NULL,
  unit_id         text NOT NULL,
  amount_fen      bigint NOT NULL CHECK (amount_fen BETWEEN 1 AND 1000000000000000),
  scope           text NOT NULL CHECK (scope IN ('whole-line', 'hangzhou-section', 'not-stated')),
  -- Which reference class the project belongs to, for the outside view; null where the officer names none.
  reference_class text,
  effective_on    date NOT NULL,
  explanation     text NOT NULL CHECK (length(explanation) > 0),
  filed_by        text NOT NULL,
  recorded_at     timestamptz NOT NULL,
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX completion_forecasts_of_project ON completion_forecasts (project_id, recorded_at);

ALTER TABLE completion_forecasts ENABLE ROW LEVEL SECURITY;
ALTER TABLE completion_forecasts FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON completion_forecasts FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON completion_forecasts FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
GRANT SELECT, INSERT ON completion_forecasts TO tracker_app;
