DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT (SELECT original_baseline_on = '2025-12-31' AND decided_on = '2026-06-30'
      AND latest_forecast_on = '2026-06-30' AND NOT key FROM milestones
    WHERE id = '00000000-0000-4000-8000-000000003002'), 'moves of before are not added up';
  ASSERT (SELECT working_days = 10 FROM milestone_move_limits), 'ten working days at first';
  ASSERT NOT has_column_privilege('tracker_app', 'milestones', 'original_baseline_on', 'UPDATE'),
    'what was promised first stays';
END
$$;
