DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'handed_duties'::regclass), 'what was handed over is readable without a scope';
  ASSERT has_column_privilege('tracker_app', 'organisations', 'head_person_id', 'UPDATE'), 'the program may name a head';
  ASSERT has_column_privilege('tracker_app', 'alerts', 'reminded_step', 'UPDATE'), 'the program may remind';
  ASSERT (SELECT count(*) = 1 FROM pg_constraint WHERE conname = 'alert_events_event_check' AND pg_get_constraintdef(oid) LIKE '%head-told%'), 'a history says that a head was told';
  ASSERT (SELECT count(*) = 1 FROM pg_constraint WHERE conname = 'last_times_what_check' AND pg_get_constraintdef(oid) LIKE '%tracker-address%'), 'the tracker may note its address';
END
$$;
