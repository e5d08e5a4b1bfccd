SELECT set_config('tracker.actor', 'proof', false), set_config('tracker.writes_all', 'on', false);
DO $$
BEGIN
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'ledger_import_error_sheets'::regclass), 'error sheets stand behind the second wall';
  ASSERT NOT has_any_column_privilege('tracker_app', 'ledger_import_error_sheets', 'UPDATE'), 'an error sheet is made once';
  ASSERT NOT has_table_privilege('tracker_app', 'ledger_import_error_sheets', 'DELETE'), 'an error sheet stays';
  ASSERT has_column_privilege('tracker_app', 'ledger_imports', 'readings_begun', 'UPDATE'), 'a reading can be noted';
  ASSERT NOT EXISTS (SELECT FROM ledger_imports WHERE readings_begun <> 0), 'no earlier file counts as being read';
END
$$;
