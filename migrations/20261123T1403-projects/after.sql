DO $$
BEGIN
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class WHERE relname IN ('projects', 'project_touches')), 'both tables stand behind the second wall';
  ASSERT NOT has_table_privilege('tracker_app', 'projects', 'DELETE'), 'a project that leaves is kept and counted';
END
$$;
