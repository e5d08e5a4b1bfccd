DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'return_notifications'::regclass), 'return_notifications is readable without a scope';
  ASSERT NOT has_any_column_privilege('tracker_app', 'return_notifications', 'UPDATE'),
    'what somebody was told stays as it is';
END
$$;
