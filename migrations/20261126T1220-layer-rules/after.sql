DO $$
DECLARE what text;
BEGIN
  FOREACH what IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
    ASSERT NOT has_table_privilege('tracker_app', 'completion_forecasts', what), format('a forecast stays, yet the program may %s', what);
  END LOOP;
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = 'completion_forecasts'), 'forecasts stand behind the second wall';
  ASSERT (SELECT count(*) FROM budget_rules WHERE length(source) > 0) >= 9, 'each rule says where it comes from';
END
$$;
