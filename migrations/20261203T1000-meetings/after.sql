DO $$
BEGIN
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
    WHERE oid IN ('meetings'::regclass, 'meeting_decisions'::regclass)),
    'meetings are readable without a scope';
  ASSERT NOT has_table_privilege('tracker_app', 'meetings', 'DELETE')
    AND NOT has_column_privilege('tracker_app', 'meetings', 'organisation_id', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'meeting_decisions', 'UPDATE')
    AND NOT has_table_privilege('tracker_app', 'meeting_decisions', 'DELETE'),
    'what a meeting was about and decided can be altered';
  ASSERT (SELECT qual LIKE '%held%' FROM pg_policies
    WHERE tablename = 'meetings' AND policyname = 'opened'), 'a meeting that was opened can change';
END
$$;
