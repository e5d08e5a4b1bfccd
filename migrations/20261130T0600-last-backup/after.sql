DO $$
BEGIN
  ASSERT (SELECT pg_get_constraintdef(oid) ~ 'rule-failed.*tracker-address.*backup' FROM pg_constraint
    WHERE conname = 'last_times_what_check'), 'a backup is noted';
END
$$;
