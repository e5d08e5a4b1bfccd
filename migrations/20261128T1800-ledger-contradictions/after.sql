DO $$
DECLARE deed text;
BEGIN
  FOREACH deed IN ARRAY ARRAY['DELETE', 'TRUNCATE'] LOOP
    ASSERT NOT has_table_privilege('tracker_app', 'ledger_contradictions', deed), format('the program may %s what contradicts the ledger', deed);
  END LOOP;
  ASSERT NOT has_column_privilege('tracker_app', 'ledger_contradictions', 'what', 'UPDATE'), 'the program may reword what was found';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'ledger_contradictions'::regclass), 'contradictions are readable without a scope';
  PERFORM set_config('tracker.actor', 'proof', true), set_config('tracker.privileges', '{proof}', true);
  INSERT INTO ledger_digests (day, as_of, projects, entries, sha256, text, made_at) VALUES ('2031-01-01', '2031-01-01 01:00Z', 0, 0, repeat('1', 64), '', now());
  INSERT INTO ledger_digests (day, as_of, projects, entries, sha256, text, made_at, scheduled) VALUES ('2031-01-01', '2031-01-01 02:00Z', 0, 0, repeat('2', 64), '', now(), false);
  BEGIN
    INSERT INTO ledger_digests (day, as_of, projects, entries, sha256, text, made_at) VALUES ('2031-01-01', '2031-01-01 03:00Z', 0, 0, repeat('3', 64), '', now());
    ASSERT false, 'a day has one scheduled checkpoint';
  EXCEPTION WHEN unique_violation THEN NULL;
  END;
  DELETE FROM ledger_digests WHERE day = '2031-01-01';
  PERFORM set_config('tracker.actor', '', true), set_config('tracker.privileges', '', true);
END
$$;
