-- A plan of one project with three milestones: one that nobody touched, one that a person moved, and
-- one that a person entered; a live alert over the first, with a notification that waits.
DO $$
DECLARE
  project uuid := '00000000-0000-4000-8000-000000003000';
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.privileges', '{plan}', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  SELECT id INTO STRICT project FROM projects ORDER BY id LIMIT 1;
  INSERT INTO milestones (id, project_id, source_key, name, baseline_on, forecast_on, version,
      created_by, created_at)
    VALUES ('00000000-0000-4000-8000-000000003001', project, 'target:proof-3001', 'untouched',
        '2025-12-31', '2025-12-31', 1, 'service:plan', now()),
      ('00000000-0000-4000-8000-000000003002', project, 'target:proof-3002', 'moved',
        '2025-12-31', '2026-06-30', 2, 'service:plan', now()),
      ('00000000-0000-4000-8000-000000003003', project, NULL, 'entered',
        '2025-12-31', '2025-12-31', 1, 'somebody', now());
  INSERT INTO milestone_changes (milestone_id, project_id, version, forecast_on, explanation,
      changed_by, changed_at)
    SELECT id, project_id, 1, baseline_on, NULL, created_by, created_at FROM milestones
     WHERE id::text LIKE '00000000-0000-4000-8000-00000000300_'
    UNION ALL SELECT id, project_id, 2, forecast_on, '示例', 'somebody', now() FROM milestones
     WHERE id = '00000000-0000-4000-8000-000000003002';
  INSERT INTO alerts (id, rule, rule_version, project_id, episode_key, severity, inputs, raised_on,
      open_since, raised_at)
    SELECT ('00000000-0000-4000-8000-00000000301' || n)::uuid, 'milestone-overdue', 1, project,
      'proof-3000:' || n, 'red',
      jsonb_build_object('milestoneId', '00000000-0000-4000-8000-00000000300' || n),
      '2026-11-01', '2026-11-01', now() FROM generate_series(1, 3) AS one (n);
END
$$;
