DO $$
DECLARE deed text; which text;
BEGIN
  ASSERT (SELECT NOT rolcanlogin AND NOT rolsuper AND NOT rolbypassrls FROM pg_roles WHERE rolname = 'tracker_verifier'), 'whoever verifies signs in with a login of their own';
  FOREACH which IN ARRAY ARRAY['projects', 'ledger_entries', 'ledger_heads', 'ledger_totals'] LOOP
    ASSERT has_table_privilege('tracker_verifier', which, 'SELECT'), format('the verifier reads %s', which);
    FOREACH deed IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_verifier', which, deed), format('the verifier may %s on %s', deed, which);
    END LOOP;
  END LOOP;
  ASSERT NOT has_table_privilege('tracker_verifier', 'people', 'SELECT'), 'the verifier sees the ledger and nothing else';
  ASSERT NOT pg_has_role('tracker_app', 'tracker_verifier', 'USAGE'), 'the program sees no ledger in passing';
  ASSERT length_prefixed('a', NULL, '元', '') = '1:a,-,3:元,0:,', 'the text is the one that the program hashes';
  PERFORM set_config('tracker.sees_all', 'off', true);
  ASSERT EXISTS (SELECT FROM verify_ledger_entries() WHERE what LIKE 'this role does not see%') = row_security_active('ledger_entries'), 'whoever sees nothing is not told that all is well';
END
$$;
