DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'proof', true);
  PERFORM set_config('tracker.privileges', '{operations}', true);
  ASSERT (SELECT count(*) = 0 FROM change_request_notifications), 'nobody was told before';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'change_request_notifications'::regclass), 'no scope, no rows';
END
$$;
