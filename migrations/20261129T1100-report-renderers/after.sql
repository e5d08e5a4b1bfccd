DO $$
BEGIN
  PERFORM set_config('tracker.actor', 'proof', true), set_config('tracker.sees_all', 'on', true);
  ASSERT (SELECT count(*) FROM report_renderers) = 1, 'one renderer besides the first';
  ASSERT (SELECT used_since FROM report_renderers WHERE version = 2)
      <= CASE WHEN EXISTS (SELECT FROM ledger_entries) THEN clock_timestamp() ELSE '-infinity' END, 'a database without entries uses the second renderer from the beginning';
  ASSERT NOT has_table_privilege('tracker_app', 'report_renderers', 'INSERT'), 'the program may say when it began to write differently';
  ASSERT NOT has_table_privilege('tracker_app', 'report_renderers', 'UPDATE'), 'the program may move when it began to write differently';
  PERFORM set_config('tracker.actor', '', true), set_config('tracker.sees_all', '', true);
END
$$;
