-- What a project was last judged by: which rules, which facts, and until which day they stand. The daily scan judges anew only where one of them has changed.
CREATE TABLE standing_judgements (
  project_id   uuid PRIMARY KEY,
  unit_id      text NOT NULL,
  judged_on    date NOT NULL,
  edition      text NOT NULL,
  stamp        text NOT NULL,
  -- The first day on which the same facts may be judged otherwise; null when there is none.
  stands_until date CHECK (stands_until > judged_on),
  FOREIGN KEY (project_id, unit_id) REFERENCES projects (id, unit_id) ON UPDATE CASCADE
);
ALTER TABLE standing_judgements ENABLE ROW LEVEL SECURITY;
ALTER TABLE standing_judgements FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON standing_judgements FOR SELECT USING ((SELECT current_setting('tracker.sees_all', true)) = 'on' OR unit_id = ANY ((SELECT nullif(current_setting('tracker.sees', true), ''))::text[]));
CREATE POLICY added ON standing_judgements FOR INSERT WITH CHECK ((SELECT current_setting('tracker.writes_all', true)) = 'on');
CREATE POLICY changed ON standing_judgements FOR UPDATE USING ((SELECT current_setting('tracker.writes_all', true)) = 'on');
GRANT SELECT, INSERT, UPDATE ON standing_judgements TO tracker_app;

-- The daily scan looks for live alerts whose day has come, whose ladder goes on, or of which nobody was told.
CREATE INDEX alerts_live_of_rule ON alerts (rule, open_since) WHERE state = 'open';
