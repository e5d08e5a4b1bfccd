-- 形象进度: how far the work of a project was on a day. Inserted, never changed; the newest of the newest day holds.
CREATE TABLE progress_readings (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id  uuid NOT NULL,
  unit_id     text NOT NULL,
  read_on     date NOT NULL,
  -- Hundredths of a per cent.
  hundredths  integer NOT NULL CHECK (hundredths BETWEEN 0 AND 10000),
  words       text NOT NULL CHECK (length(words) > 0),
  document    text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
CREATE INDEX progress_readings_newest ON progress_readings (project_id, read_on DESC, recorded_at DESC, id DESC);
ALTER TABLE progress_readings ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress_readings FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON progress_readings FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON progress_readings FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.writes', true), ''))::text[]));
GRANT SELECT, INSERT ON progress_readings TO tracker_app;

INSERT INTO alert_rules (code, version, valid_from, severity, parameters, source, sentence_zh, sentence_en)
SELECT 'paid-ahead-of-progress', 1, '2021-01-01', 'amber', '{"atPoints": [20, 35]}', 'default of this program', '支付比例超前形象进度 20、35 个百分点时提醒', 'Told when payments are 20, 35 percentage points ahead of the work'
 WHERE NOT EXISTS (SELECT FROM alert_rules WHERE code = 'paid-ahead-of-progress');
