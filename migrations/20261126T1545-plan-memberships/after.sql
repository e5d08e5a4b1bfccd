DO $$
DECLARE what text;
BEGIN
  FOREACH what IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
    ASSERT NOT has_table_privilege('tracker_app', 'plan_memberships', what), format('a membership stays, yet the program may %s', what);
  END LOOP;
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = 'plan_memberships'), 'memberships stand behind the second wall';
END
$$;
