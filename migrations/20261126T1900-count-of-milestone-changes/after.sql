DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'milestone_change_counts'::regclass), 'counts of changes are readable without a scope';
  ASSERT NOT has_any_column_privilege('tracker_app', 'milestone_change_counts', 'INSERT, UPDATE') AND NOT has_table_privilege('tracker_app', 'milestone_change_counts', 'DELETE'), 'the program could set a count back';
  ASSERT (SELECT count(*) FROM milestone_change_counts) = (SELECT count(DISTINCT project_id) FROM milestones), 'a project with milestones has no count';
END
$$;
