DO $$
DECLARE n integer;
BEGIN
  ASSERT NOT has_table_privilege('tracker_app', 'saved_reports', 'DELETE'), 'a saved report ends, it does not vanish';
  ASSERT NOT has_column_privilege('tracker_app', 'saved_reports', 'sha256', 'UPDATE'), 'the hash stays as it was';
  BEGIN
    PERFORM set_config('tracker.actor', 'one', true);
    INSERT INTO saved_reports (id, person_id, name, period, group_by, known_at, query_version, rows, sha256, saved_at)
      VALUES (gen_random_uuid(), 'one', 'x', '2025-01-01..2025-12-31', ARRAY['year'], now(), 1, 0, repeat('0', 64), now());
    PERFORM set_config('tracker.actor', 'two', true);
    SELECT count(*) INTO n FROM saved_reports;
    ASSERT n = 0, 'a saved report is read by whoever saved it';
    RAISE EXCEPTION USING ERRCODE = 'PROOF', MESSAGE = 'the row of this proof goes again';
  EXCEPTION WHEN SQLSTATE 'PROOF' THEN NULL;
  END;
END
$$;
