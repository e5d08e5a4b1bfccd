DO $$
DECLARE deed text; which text;
BEGIN
  FOREACH which IN ARRAY ARRAY['ledger_digests', 'ledger_verifications', 'ledger_lapses'] LOOP
    FOREACH deed IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
      ASSERT NOT has_table_privilege('tracker_app', which, deed), format('%s is append-only, yet the program may %s', which, deed);
    END LOOP;
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = which::regclass), format('%s is readable without a scope', which);
  END LOOP;
  PERFORM set_config('tracker.actor', 'service:proof', true);
  INSERT INTO ledger_verifications (started_at, finished_at, ran_by, how, slot_on, projects, entries, flaws) VALUES (now(), now(), 'service:proof', 'scheduled', '2026-11-26', 0, 0, 0);
  BEGIN
    INSERT INTO ledger_verifications (started_at, finished_at, ran_by, how, slot_on, projects, entries, flaws) VALUES (now(), now(), 'service:proof', 'scheduled', '2026-11-26', 0, 0, 0);
    ASSERT false, 'a night has one scheduled run';
  EXCEPTION WHEN unique_violation THEN NULL;
  END;
END
$$;
