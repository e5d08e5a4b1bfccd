DO $$
BEGIN
  ASSERT NOT has_table_privilege('tracker_app', 'project_parents', 'DELETE'), 'a family of the past stays known';
  ASSERT NOT has_column_privilege('tracker_app', 'project_parents', 'parent_id', 'UPDATE'), 'a parent is ended, not exchanged';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = 'project_parents'), 'families stand behind the second wall';
END
$$;
