DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
    WHERE oid = 'outside_systems'::regclass), 'other systems are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'outside_systems', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'outside_systems', 'DELETE'),
    'what a month was reported by stays as it was';
END
$$;
