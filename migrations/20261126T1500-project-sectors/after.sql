DO $$
BEGIN
  ASSERT NOT has_table_privilege('tracker_app', 'approval_regimes', 'UPDATE'), 'a recorded regime stays as it was';
  ASSERT (SELECT standing FROM budget_rules WHERE code = 'approved-over-estimate-water' AND version = 1) = 'second-hand', 'what was read in a re-post says so';
END
$$;
