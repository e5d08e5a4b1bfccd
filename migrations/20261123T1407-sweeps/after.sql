DO $$
BEGIN
  ASSERT has_table_privilege('tracker_app', 'worker_sweeps', 'INSERT') AND has_table_privilege('tracker_app', 'worker_sweeps', 'UPDATE'), 'a worker can say that it lives';
END
$$;
