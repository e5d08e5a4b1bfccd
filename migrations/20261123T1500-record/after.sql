DO $$
DECLARE what text; which text;
BEGIN
  FOREACH which IN ARRAY ARRAY['audit_records', 'audit_seals'] LOOP
    FOREACH what IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_app', which, what), format('%s is append-only, yet the program may %s', which, what);
    END LOOP;
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = which::regclass), format('%s is readable without a scope', which);
    ASSERT NOT EXISTS (SELECT FROM pg_policies WHERE tablename = which AND cmd NOT IN ('SELECT', 'INSERT')), format('%s has a policy for more than reading and adding', which);
  END LOOP;

  PERFORM set_config('tracker.actor', 'service:proof', true);
  INSERT INTO audit_records (actor_id, authority, action, outcome, request_id) VALUES ('service:proof', 'service', 'proof', 'done', 'proof');
  ASSERT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 1 AND objid = 7410000004 - (1::bigint << 32) AND mode = 'ShareLock' AND pid = pg_backend_pid()),
    'a transaction that records keeps the record open until it ends';
  UPDATE audit_records SET action = 'rewritten';
  ASSERT NOT EXISTS (SELECT FROM audit_records WHERE action = 'rewritten'), 'a record changes in the hands of a role that row-level security binds';
END
$$;
