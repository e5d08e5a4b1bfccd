DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'service:proof', true),
    set_config('tracker.sees_all', 'on', true), set_config('tracker.writes_all', 'on', true);
  ASSERT (SELECT derived AND version = 2 FROM milestones
    WHERE id = '00000000-0000-4000-8000-000000003001'), 'a day that nobody gave is derived';
  ASSERT (SELECT derived AND forecast_on = '2025-12-31' FROM milestone_changes
    WHERE milestone_id = '00000000-0000-4000-8000-000000003001' AND version = 2),
    'its history says so';
  ASSERT (SELECT count(*) = 2 FROM milestones WHERE NOT derived AND id IN
    ('00000000-0000-4000-8000-000000003002', '00000000-0000-4000-8000-000000003003')),
    'what a person moved or entered is promised';
  ASSERT (SELECT array_agg(state ORDER BY id) = '{superseded,open,open}' FROM alerts
    WHERE episode_key LIKE 'proof-3000:%'), 'only the alert over the derived day ends';
  ASSERT (SELECT count(*) = 1 FROM alert_events WHERE event = 'superseded'
    AND facts ->> 'why' = 'plan-states-no-day'
    AND alert_id = '00000000-0000-4000-8000-000000003011'), 'its history says why';
  ASSERT NOT EXISTS (SELECT FROM plan_date_notices), 'an upgraded installation is not mailed';
END
$$;
