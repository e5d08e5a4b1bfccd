DO $$
BEGIN
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class WHERE relname IN ('projects', 'project_touches')), 'both tables stand behind the second wall';
  SET LOCAL ROLE tracker_app;
  ASSERT (SELECT count(*) = 0 FROM projects), 'no scope, no rows';
  RESET ROLE;
END
$$;
