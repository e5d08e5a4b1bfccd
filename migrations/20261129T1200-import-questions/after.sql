DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sheet', 'repeat_confirmed', 'opening_confirmed'] LOOP
    ASSERT NOT has_column_privilege('tracker_app', 'ledger_imports', name, 'UPDATE'), format('%s stays as it was handed in', name);
    ASSERT has_column_privilege('tracker_app', 'ledger_imports', name, 'INSERT'), format('%s can be handed in', name);
  END LOOP;
END
$$;
