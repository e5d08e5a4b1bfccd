DO $$
DECLARE deed text;
BEGIN
  FOREACH deed IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
    ASSERT NOT has_table_privilege('tracker_app', 'ledger_entries', deed), 'the ledger only grows';
  END LOOP;
  ASSERT NOT has_any_column_privilege('tracker_app', 'ledger_entries', 'UPDATE'), 'no column of an entry can change';
END
$$;
