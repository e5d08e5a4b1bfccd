-- An alert of before that somebody has acknowledged.
SELECT set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
INSERT INTO plans (code, name, region, period_start, period_end, document, content_hash) VALUES ('proof', 'proof', 'proof', '2021-01-01', '2025-12-31', 'proof', repeat('0', 64));
INSERT INTO plan_columns (plan_code, number, title, part, chapter, chapter_title) VALUES ('proof', 1, 'proof', 1, 1, 'proof');
INSERT INTO plan_items (plan_code, column_number, number, title, kind, number_derived) VALUES ('proof', 1, 1, 'proof', 'investment', false);
INSERT INTO projects (id, plan_code, column_number, item_number, name, kind, scope, tier, unit_id, flagship, place)
  VALUES ('00000000-0000-4000-8000-00000000a001', 'proof', 1, 1, 'proof', 'investment', 'not-stated', 'standard', 'proof-bureau', false, 'proof');
INSERT INTO alerts (id, rule, rule_version, project_id, unit_id, episode_key, severity, state, raised_on, raised_at, inputs, acknowledged_by, acknowledged_at, committed_on)
  VALUES ('00000000-0000-4000-8000-00000000a002', 'total-exceeded', 1, '00000000-0000-4000-8000-00000000a001', 'proof-bureau', 'proof', 'red', 'acknowledged', '2026-01-05', '2026-01-05T01:00:00Z', '{}',
          '00000000-0000-4000-8000-000000000001', '2026-01-05T17:00:00Z', '2026-02-01');
