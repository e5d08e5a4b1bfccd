DO $$
DECLARE what text;
BEGIN
  FOREACH what IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
    ASSERT NOT has_table_privilege('tracker_app', 'progress_readings', what), format('a reading stays, yet the program may %s', what);
  END LOOP;
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = 'progress_readings'), 'readings stand behind the second wall';
  ASSERT EXISTS (SELECT FROM alert_rules WHERE code = 'paid-ahead-of-progress'), 'payments are held against the work';
END
$$;
