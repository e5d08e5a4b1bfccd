DO $$
BEGIN
  ASSERT NOT has_column_privilege('tracker_app', 'milestones', 'baseline_on', 'UPDATE'), 'the original baseline stays frozen';
  ASSERT NOT has_table_privilege('tracker_app', 'milestone_changes', 'UPDATE'), 'history is kept';
  ASSERT NOT has_table_privilege('tracker_app', 'milestone_changes', 'DELETE'), 'history is kept';
END
$$;
