DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'readings'::regclass), 'readings are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'readings', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'readings', 'DELETE'),
    'a reading stays as it was recorded';
END
$$;
