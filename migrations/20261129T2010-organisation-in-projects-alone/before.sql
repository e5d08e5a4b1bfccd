-- Rows that hang on each other by keys that change: an alert with what belongs to it, a milestone
-- with its history, a finding with steps, a request with what became of it.
DO $$
DECLARE
  p uuid := '00000000-0000-4000-8000-000000001000';
  home text;
  person uuid;
  alert uuid;
  mark uuid;
  filing uuid;
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true), set_config('tracker.sees_all', 'on', true),
    set_config('tracker.writes_all', 'on', true), set_config('tracker.records_all', 'on', true),
    set_config('tracker.privileges', '{people}', true);
  SELECT unit_id INTO home FROM projects WHERE id = p;
  SELECT id INTO person FROM people LIMIT 1;
  INSERT INTO alerts (rule, rule_version, project_id, unit_id, episode_key, severity, raised_on, inputs)
    SELECT code, version, p, home, 'proof-2010', 'red', '2026-11-23', '{}' FROM alert_rules LIMIT 1
    RETURNING id INTO alert;
  INSERT INTO alert_events (alert_id, unit_id, event, happened_on, actor_id, facts)
    VALUES (alert, home, 'raised', '2026-11-23', 'proof', '{}');
  IF person IS NOT NULL THEN
    INSERT INTO notifications (alert_id, unit_id, person_id, occasion, urgent)
      VALUES (alert, home, person, 'raised', true);
  END IF;
  INSERT INTO milestones (project_id, unit_id, name, baseline_on, forecast_on, created_by, created_at)
    VALUES (p, home, 'proof-2010', '2027-01-01', '2027-01-01', 'proof', clock_timestamp())
    RETURNING id INTO mark;
  INSERT INTO milestone_changes (milestone_id, project_id, unit_id, version, forecast_on, changed_by, changed_at)
    VALUES (mark, p, home, 1, '2027-01-01', 'proof', clock_timestamp());
  INSERT INTO project_touches (project_id, unit_id, cause) VALUES (p, home, 'project');
END
$$;
