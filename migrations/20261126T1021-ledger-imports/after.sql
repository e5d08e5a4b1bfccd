-- As whoever hands a file in, whom the second wall lets do so.
SELECT set_config('tracker.actor', 'proof', false), set_config('tracker.writes_all', 'on', false);
DO $$
DECLARE name text;
BEGIN
  ASSERT NOT has_table_privilege('tracker_app', 'ledger_imports', 'DELETE'), 'what was handed in stays';
  FOREACH name IN ARRAY ARRAY['file', 'sha256', 'unit', 'control_completed_fen', 'control_funds_fen', 'control_paid_fen', 'unit_confirmed', 'file_name', 'filed_by', 'filed_at'] LOOP
    ASSERT NOT has_column_privilege('tracker_app', 'ledger_imports', name, 'UPDATE'), format('%s stays as it was handed in', name);
  END LOOP;
  ASSERT NOT has_any_column_privilege('tracker_app', 'ledger_import_totals', 'UPDATE'), 'totals are taken away and written anew, never changed';
  ASSERT (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class WHERE oid IN ('ledger_imports'::regclass, 'ledger_import_totals'::regclass)), 'files stand behind the second wall';
  BEGIN
    INSERT INTO ledger_imports (file_name, format, unit, file, file_bytes, sha256, unit_confirmed, send, state, filed_by, finished_at) VALUES ('a.csv', 'csv', '元', 'x', 1, repeat('0', 64), false, true, 'filed', 'proof', now());
    ASSERT false, 'nothing is filed without a proposal';
  EXCEPTION WHEN check_violation THEN NULL;
  END;
END
$$;
