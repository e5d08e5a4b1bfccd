DO $$
BEGIN
  PERFORM set_config('tracker.sees_all', 'on', true);
  ASSERT (SELECT open_since FROM alerts WHERE episode_key = 'proof') = '2026-01-05', 'an alert of before has waited since it was raised';
  ASSERT (SELECT array_agg(event || ' ' || happened_on ORDER BY id) FROM alert_events WHERE alert_id = '00000000-0000-4000-8000-00000000a002') = ARRAY['raised 2026-01-05', 'acknowledged 2026-01-06'], 'and a history, by days of the city';
  ASSERT NOT has_table_privilege('tracker_app', 'alert_events', 'UPDATE') AND NOT has_table_privilege('tracker_app', 'alert_events', 'DELETE'), 'history stays';
  BEGIN
    UPDATE alerts SET state = 'snoozed' WHERE episode_key = 'proof';
    ASSERT NOT FOUND, 'nothing is put off without a day';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
  PERFORM set_config('tracker.sees_all', 'off', true);
END
$$;
