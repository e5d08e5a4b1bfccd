DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'calendar_feeds'::regclass), 'addresses are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'calendar_feeds', 'DELETE'),
    'an address that was given out stays known';
  ASSERT NOT has_column_privilege('tracker_app', 'calendar_feeds', 'person_id', 'UPDATE'),
    'an address never becomes that of another person';
END
$$;
